package hotline.policy.reading;

import hotline.policy.AmountMeaning;
import hotline.policy.Lexicon;
import hotline.policy.Lexicon.Bounds;
import hotline.policy.Lexicon.Example;
import hotline.policy.Lexicon.Subject;
import hotline.policy.Lexicon.Units;
import hotline.policy.LexiconSign;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the section {@code lexicon} of a policy file; problems are collected in the node's reading. */
public final class LexiconReader {
    /** What the scanners of numbers find; the last three compare with the number before them in the wording. */
    private static final Set<String> NUMBERS =
            Set.of("money", "span", "count", "number", "fewer", "fewer-count", "more");

    private static final int LONGEST_WORDING = 200;
    private static final int LONGEST_EXAMPLE = 10_000;
    private static final int MOST_EXAMPLES = 20_000;
    private static final int MOST_CHARACTERS_OF_EXAMPLES = 400_000;
    private static final int MOST_UNITS = 500;

    private LexiconReader() {}

    /**
     * Reads the lexicon of a policy.
     *
     * @param taxonomy the types and subtypes that the lexicon may speak of
     */
    public static Lexicon read(PolicyNode node, Taxonomy taxonomy) {
        node.onlyKnows(Set.of("version", "bounds", "words", "types", "signs", "units", "examples"));
        var words = wordings(node.required("words"));
        var signs = new EnumMap<LexiconSign, List<String>>(LexiconSign.class);
        node.required("signs").members().forEach((key, member) -> LexiconSign.of(key)
                .ifPresentOrElse(
                        sign -> signs.put(sign, texts(member, words.keySet())),
                        () -> member.problem(Mistake.UNKNOWN_SIGN)));
        var subjects = subjects(node.required("types"), words.keySet(), taxonomy);
        return new Lexicon(
                node.required("version").text(),
                bounds(node.required("bounds")),
                words,
                subjects,
                signs,
                units(node.required("units")),
                node.member("examples")
                        .map(examples -> examples(examples, subjects))
                        .orElse(List.of()));
    }

    private static Bounds bounds(PolicyNode node) {
        node.onlyKnows(Set.of("severe-loss", "moderate-money", "moderate-days"));
        return new Bounds(
                number(node.required("severe-loss")),
                number(node.required("moderate-money")),
                number(node.required("moderate-days")));
    }

    private static Units units(PolicyNode node) {
        node.onlyKnows(Set.of("money", "days", "goods"));
        return new Units(
                numbers(node.required("money")),
                numbers(node.required("days")),
                texts(node.required("goods").atMostMembers(MOST_UNITS), Set.of()));
    }

    private static List<Example> examples(PolicyNode node, List<Subject> subjects) {
        var examples = new ArrayList<Example>();
        node.members().forEach((type, bySeverity) -> {
            if (subjects.stream().noneMatch(subject -> subject.type().equals(type))) {
                bySeverity.problem(Mistake.TYPE_WITHOUT_WORDS, type);
            }
            bySeverity.members().forEach((code, list) -> {
                var severity = Severity.of(code);
                if (severity.isEmpty()) {
                    list.problem(Mistake.NO_SEVERITY, code);
                }
                var lines = list.lines();
                if (lines.stream().anyMatch(text -> text.length() > LONGEST_EXAMPLE)) {
                    list.unfit(Mistake.LONG_EXAMPLE, LONGEST_EXAMPLE);
                }
                lines.forEach(text -> examples.add(new Example(type, severity.orElse(Severity.MINOR), text)));
            });
        });
        int characters = examples.stream().mapToInt(one -> one.text().length()).sum();
        if (examples.size() > MOST_EXAMPLES || characters > MOST_CHARACTERS_OF_EXAMPLES) {
            node.unfit(Mistake.MANY_EXAMPLES, MOST_EXAMPLES, MOST_CHARACTERS_OF_EXAMPLES, examples.size(), characters);
        }
        return examples;
    }

    private static List<Subject> subjects(PolicyNode types, Set<String> groups, Taxonomy taxonomy) {
        var subjects = new ArrayList<Subject>();
        types.members().forEach((type, node) -> {
            var known = taxonomy.type(type);
            if (known.isEmpty()) {
                node.problem(Mistake.NO_TYPE, type);
            }
            var whole = subject(
                    type,
                    "",
                    node,
                    new Subject(
                            type, "", Severity.MINOR, List.of(), false, false, AmountMeaning.LOSS, Map.of(), List.of()),
                    groups);
            subjects.add(whole);
            node.member("subtypes").ifPresent(subtypes -> subtypes.members().forEach((subtype, member) -> {
                if (known.isPresent() && known.get().subtype(subtype).isEmpty()) {
                    member.problem(Mistake.NO_SUBTYPE, subtype, type);
                }
                subjects.add(subject(type, subtype, member, whole, groups));
            }));
        });
        if (types.member("other").isEmpty()) {
            types.problem(Mistake.OTHER_MISSING);
        }
        return subjects;
    }

    /** @param whole the type with the settings that a subtype inherits */
    private static Subject subject(String type, String subtype, PolicyNode node, Subject whole, Set<String> groups) {
        node.onlyKnows(
                Set.of("usually", "relief", "money-counts", "days-count", "amounts", "evidence", "tells", "subtypes"));
        var evidence = new LinkedHashMap<String, Double>();
        node.member("evidence").ifPresent(byWeight -> byWeight.members().forEach((weight, list) -> {
            double value = number(list, weight);
            texts(list, groups).forEach(wording -> {
                if (evidence.put(wording, value) != null) {
                    list.problem(Mistake.WORDING_TWICE, wording, subtype.isEmpty() ? type : subtype);
                }
            });
        }));
        return new Subject(
                type,
                subtype,
                node.member("usually")
                        .map(usually -> usually.oneOf(Severity.byCode(), Severity.MINOR))
                        .orElse(whole.usually()),
                node.member("relief").map(LexiconReader::signs).orElse(whole.relief()),
                node.member("money-counts").map(PolicyNode::flag).orElse(whole.money()),
                node.member("days-count").map(PolicyNode::flag).orElse(whole.days()),
                node.member("amounts")
                        .map(amounts -> amounts.oneOf(AmountMeaning.byCode(), AmountMeaning.LOSS))
                        .orElse(whole.amounts()),
                evidence,
                node.member("tells").map(list -> texts(list, groups)).orElse(List.of()));
    }

    private static List<LexiconSign> signs(PolicyNode list) {
        var signs = new ArrayList<LexiconSign>();
        list.items().forEach(item -> LexiconSign.of(item.text())
                .ifPresentOrElse(signs::add, () -> item.problem(Mistake.UNKNOWN_SIGN)));
        return signs;
    }

    private static Map<String, List<String>> wordings(PolicyNode node) {
        var groups = new LinkedHashMap<String, List<String>>();
        var members = node.members();
        members.forEach((name, list) -> groups.put(name, texts(list, members.keySet())));
        return groups;
    }

    private static List<String> texts(PolicyNode list, Set<String> groups) {
        var texts = new ArrayList<String>();
        for (var item : list.words()) {
            var text = item.text().trim();
            if (text.length() > LONGEST_WORDING) {
                item.problem(Mistake.LONG_WORDING, LONGEST_WORDING, PolicyNode.quoted(text));
                continue;
            }
            for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', open + 1)) {
                int close = text.indexOf('>', open);
                if (close < 0 || !known(text.substring(open + 1, close), groups)) {
                    item.problem(Mistake.NO_GROUP, text);
                    break;
                }
            }
            if (text.startsWith("=") && LexiconSign.of(text.substring(1)).isEmpty()) {
                item.problem(Mistake.NO_SIGN, text);
                continue;
            }
            texts.add(text);
        }
        return texts;
    }

    private static boolean known(String group, Set<String> groups) {
        return groups.contains(group) || NUMBERS.contains(group);
    }

    private static Map<String, Double> numbers(PolicyNode node) {
        var numbers = new LinkedHashMap<String, Double>();
        node.atMostMembers(MOST_UNITS).members().forEach((unit, value) -> {
            if (unit.isBlank() || unit.length() > LONGEST_WORDING) {
                value.problem(Mistake.BAD_UNIT, LONGEST_WORDING);
            } else {
                numbers.put(unit, number(value));
            }
        });
        return numbers;
    }

    private static double number(PolicyNode node) {
        return number(node, node.text());
    }

    private static double number(PolicyNode node, String text) {
        try {
            double number = Double.parseDouble(text.trim());
            if (number >= 0 && number < 1e12) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // reported below, like a number out of bounds
        }
        node.problem(Mistake.NO_NUMBER, PolicyNode.quoted(text));
        return 0;
    }
}
