package hotline.policy.reading;

import hotline.digest.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A policy's text together with the texts that it extends: enough to read it again, although a file that it extends may
 * have changed since. Each text stands in it as it was written, with its comments.
 */
public final class PolicySource {

    /** Where a policy finds the one that it extends. */
    @FunctionalInterface
    public interface Bases {
        /** For complete texts, such as an installed version. */
        Bases NONE = (name, extending) -> {
            throw Mistake.BASE_LEFT_OUT.with(name);
        };

        /**
         * The text of that name. Throws {@link Mistake.Mistaken} that lists the known names where there is none.
         *
         * @param extending the text that names it
         */
        PolicyText base(String name, PolicyText extending);
    }

    private static final int MOST_TEXTS = 8;
    /** Possessive: a quantifier that never backtracks needs no stack. */
    private static final Pattern MARKED_BEGINNING =
            Pattern.compile("(?:(?:[ \\t]*+(?:#.*+)?|%.*+)\\R)*+---(?:\\s|\\z)");

    private final String text;
    private final String digest;
    private final Node root;
    private final List<PolicyProblem> problems;

    private PolicySource(String text, Node root, List<PolicyProblem> problems) {
        this.text = text;
        this.digest = Sha256.hex(text);
        this.root = root;
        this.problems = List.copyOf(problems);
    }

    /**
     * The text with all that it extends. Throws {@link PolicyInvalid} where one of them is no YAML or can't be found.
     *
     * @param own a policy, or several as YAML documents of which each extends the one before, as {@link #text()} gives
     */
    public static PolicySource of(PolicyText own, Bases bases) {
        var reading = new PolicyReading();
        var texts = new ArrayList<>(List.of(own));
        var documents = new ArrayList<>(YamlDocuments.parse(own));
        for (Node later : documents.subList(1, documents.size())) {
            if (Variation.extended(reading, later).isEmpty()) {
                root(reading, later).problem(Mistake.EXTENDS_NOTHING);
            }
        }
        var extended = Variation.extended(reading, documents.get(0));
        while (extended.isPresent()) {
            var base = extended.get()
                    .<Optional<PolicyText>>made(name -> Optional.of(base(name, texts, bases)), Optional::empty);
            base.ifPresent(text -> texts.add(0, text));
            documents.addAll(0, base.map(YamlDocuments::parse).orElse(List.of()));
            extended = base.flatMap(text -> Variation.extended(reading, documents.get(0)));
        }
        reading.orThrow(documents);
        var shipped = new Variation(reading).over(PhrasesReader.shipped(), MessagesReader.shipped());
        var whole = new Variation(reading).over(shipped, documents.get(0));
        for (Node variation : documents.subList(1, documents.size())) {
            root(reading, variation).required("id");
            root(reading, variation).required("version");
            whole = new Variation(reading).over(whole, variation);
        }
        return new PolicySource(joined(texts), whole, reading.problems());
    }

    private static PolicyText base(String name, List<PolicyText> texts, Bases bases) {
        var base = bases.base(name, texts.get(0));
        var way = Stream.concat(Stream.of(base), texts.stream())
                .map(PolicyText::file)
                .toList();
        if (way.lastIndexOf(base.file()) > 0) {
            throw Mistake.CIRCLE.with(String.join(" → ", way));
        }
        if (way.size() > MOST_TEXTS) {
            throw Mistake.MANY_BASES.with(MOST_TEXTS);
        }
        return base;
    }

    /** One complete YAML text: the text itself where it extends nothing, else a document for each. */
    public String text() {
        return text;
    }

    /** SHA-256 of {@link #text()} in hexadecimal. */
    public String digest() {
        return digest;
    }

    /** The whole, each place with the file and line that it came from. */
    PolicyNode root(PolicyReading reading) {
        problems.forEach(reading::add);
        return root(reading, root);
    }

    private static PolicyNode root(PolicyReading reading, Node document) {
        return new PolicyNode(reading, document, document, "");
    }

    private static String joined(List<PolicyText> texts) {
        var joined = new StringBuilder(texts.get(0).yaml());
        for (PolicyText later : texts.subList(1, texts.size())) {
            boolean isMarked = MARKED_BEGINNING.matcher(later.yaml()).lookingAt();
            joined.append(isMarked ? "\n...\n" : "\n...\n---\n").append(later.yaml());
        }
        return joined.toString();
    }
}
