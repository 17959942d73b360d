package hotline.policy.reading;

import hotline.policy.reading.Mistake.Mistaken;
import hotline.text.TypedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A node of a policy file that knows its line, so that each problem is reported with its place. Readers ask it for
 * values; a missing value or one of the wrong kind becomes a {@link PolicyProblem} and a harmless stand-in, so that one
 * reading finds all problems. {@link PolicyReading#orThrow} ends a reading.
 */
public final class PolicyNode {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");
    /** The longest name that requests may contain. */
    private static final int LONGEST_CODE = 50;

    private static final int LONGEST_PATH = 200;
    private static final int QUOTED = 60;

    private final PolicyReading reading;
    private final @Nullable Node node;
    private final Node named;
    private final String path;

    /**
     * @param node what stands here; null in a stand-in for something missing, about which nothing more is reported
     * @param named where a person looks for it: the member's name, which may stand a line above its value
     */
    PolicyNode(PolicyReading reading, @Nullable Node node, Node named, String path) {
        this.reading = reading;
        this.node = node;
        this.named = named;
        this.path = path;
    }

    /** The root of a YAML text of one document. Throws {@link PolicyInvalid} where it is no YAML at all. */
    public static PolicyNode parse(String file, String yaml) {
        var root = YamlDocuments.parse(new PolicyText(file, yaml)).get(0);
        return new PolicyNode(new PolicyReading(), root, root, "");
    }

    public PolicyReading reading() {
        return reading;
    }

    /** 1-based line of this place in its file. */
    public int line() {
        return mark().map(m -> m.getLine() + 1).orElse(0);
    }

    /** Reports a problem here; does nothing in a stand-in, because the missing value was reported already. */
    public void problem(Mistake mistake, Object... values) {
        if (node != null) {
            reading.add(problemHere(mistake, Mistake.values(values)));
        }
    }

    private PolicyProblem problemHere(Mistake mistake, List<String> values) {
        int column = mark().map(m -> m.getColumn() + 1).orElse(0);
        var file = mark().map(Mark::getName).orElse("");
        return new PolicyProblem(file, line(), column, path, mistake, values);
    }

    /** Reports a construct that new policies may not use; policies installed earlier keep it. */
    public void unfit(Mistake mistake, Object... values) {
        if (!reading.isInstalled()) {
            problem(mistake, values);
        }
    }

    /** Reports a text of more characters than that. */
    public PolicyNode atMost(int characters) {
        if (node instanceof ScalarNode scalar && scalar.getValue().length() > characters) {
            unfit(Mistake.TOO_LONG, characters);
        }
        return this;
    }

    /** Reports a mapping or a list of more members than that. */
    public PolicyNode atMostMembers(int most) {
        int members = node instanceof MappingNode mapping
                ? mapping.getValue().size()
                : node instanceof SequenceNode sequence ? sequence.getValue().size() : 0;
        if (members > most) {
            unfit(Mistake.TOO_MANY_MEMBERS, most);
        }
        return this;
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The members of a mapping in their order; a doubled key is a problem. */
    public Map<String, PolicyNode> members() {
        var members = new LinkedHashMap<String, PolicyNode>();
        if (node instanceof MappingNode mapping) {
            reading.lookedAt(mapping.getValue().size(), problemHere(Mistake.TOO_MUCH, List.of()));
            for (NodeTuple tuple : mapping.getValue()) {
                var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                var member = new PolicyNode(reading, tuple.getValueNode(), tuple.getKeyNode(), pathOf(key));
                if (members.put(key, member) != null) {
                    member.problem(Mistake.STANDS_TWICE);
                }
            }
        } else {
            problem(Mistake.NO_MAPPING);
        }
        return members;
    }

    /** Reports every member with an unknown name. */
    public PolicyNode onlyKnows(Set<String> known) {
        members().forEach((name, member) -> {
            if (!known.contains(name)) {
                member.problem(
                        Mistake.UNKNOWN_NAME,
                        String.join(", ", known.stream().sorted().toList()));
            }
        });
        return this;
    }

    public Optional<PolicyNode> member(String name) {
        return isMapping() ? Optional.ofNullable(members().get(name)) : Optional.empty();
    }

    /** The member of that name; where it is missing, that is a problem and an empty place stands in. */
    public PolicyNode required(String name) {
        return member(name).orElseGet(() -> {
            if (isMapping()) {
                problem(Mistake.MISSING, name);
            } else {
                problem(Mistake.NO_MAPPING);
            }
            return new PolicyNode(reading, null, named, pathOf(name));
        });
    }

    public List<PolicyNode> items() {
        if (node instanceof SequenceNode sequence) {
            var items = new ArrayList<PolicyNode>();
            for (Node item : sequence.getValue()) {
                items.add(new PolicyNode(reading, item, item, path + "[" + items.size() + "]"));
            }
            return items;
        }
        problem(Mistake.NO_LIST);
        return List.of();
    }

    /** The texts of a list, or the lines of a text. */
    public List<String> lines() {
        return isList()
                ? items().stream().map(PolicyNode::text).toList()
                : text().lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** The items of a list, or of a text that lists words between commas. */
    public List<PolicyNode> words() {
        if (!(node instanceof ScalarNode here)) {
            return items();
        }
        var words = new ArrayList<PolicyNode>();
        for (var word : text().split(",\\s*", -1)) {
            if (!word.isBlank()) {
                var scalar = new ScalarNode(
                        Tag.STR, true, word.strip(), ScalarStyle.PLAIN, here.getStartMark(), here.getEndMark());
                words.add(new PolicyNode(reading, scalar, named, path));
            }
        }
        return words;
    }

    public String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            if (!TypedText.isPlain(scalar.getValue())) {
                unfit(Mistake.BAD_CHARACTERS);
            }
            return scalar.getValue();
        }
        problem(Mistake.NO_TEXT);
        return "";
    }

    /** A whole number within bounds; the lower bound stands in where it is none. */
    public int integer(int least, int most) {
        try {
            int number = Integer.parseInt(node instanceof ScalarNode scalar ? scalar.getValue() : "");
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // reported below, like a number out of bounds
        }
        problem(Mistake.NO_WHOLE_NUMBER, least, most);
        return least;
    }

    /** True or false; false stands in where it is neither. */
    public boolean flag() {
        return oneOf(Map.of("true", true, "false", false), false);
    }

    /** A code as they stand in files and in the API, such as {@code cargo-damage}. */
    public String code() {
        var code = text();
        return code.isEmpty() ? code : isCode(code);
    }

    /** The members of a mapping from codes, at least one. */
    public Map<String, PolicyNode> codedMembers() {
        var members = members();
        if (isMapping() && members.isEmpty()) {
            problem(Mistake.NONE_NAMED);
        }
        members.forEach((code, member) -> member.isCode(code));
        return members;
    }

    private String isCode(String code) {
        if (!CODE.matcher(code).matches()) {
            problem(Mistake.NO_CODE, quoted(code));
        } else if (code.length() > LONGEST_CODE) {
            unfit(Mistake.TOO_LONG, LONGEST_CODE);
        }
        return code;
    }

    /** The value with the code written here. */
    public <T> T oneOf(Map<String, T> known, T standIn) {
        var code = text();
        if (!code.isEmpty() && !known.containsKey(code)) {
            problem(
                    Mistake.UNKNOWN_VALUE,
                    quoted(code),
                    String.join(", ", known.keySet().stream().sorted().toList()));
        }
        return known.getOrDefault(code, standIn);
    }

    /** A value that checks itself: what it throws as {@link Mistaken} becomes a problem. */
    public <T> T made(Function<String, T> from, Supplier<T> standIn) {
        var text = text();
        try {
            return text.isEmpty() ? standIn.get() : from.apply(text);
        } catch (Mistaken mistaken) {
            problem(mistaken.mistake(), mistaken.values().toArray());
            return standIn.get();
        }
    }

    /** As much of it as a message needs. */
    static String quoted(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, text.offsetByCodePoints(0, QUOTED / 2)) + "…";
    }

    private String pathOf(String member) {
        var named = path.isEmpty() ? member : path + "." + member;
        return named.length() <= LONGEST_PATH ? named : path;
    }

    private Optional<Mark> mark() {
        return named == null ? Optional.empty() : named.getStartMark();
    }
}
