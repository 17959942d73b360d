package hotline.policy.reading;

import hotline.policy.phrase.Brace;
import hotline.policy.phrase.Forbidden;
import hotline.policy.phrase.ForbiddenKind;
import hotline.policy.phrase.Phrase;
import hotline.policy.phrase.PhraseBook;
import hotline.policy.phrase.Situation;
import hotline.policy.taxonomy.LocalizedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what agents say and never say (F11, T7, C8). The shipped phrases lie beneath those of each policy. */
public final class PhrasesReader {
    public static final Set<String> KEYS = Set.of("say", "never");
    public static final Set<String> PHRASE_KEYS = Set.of("zh", "en", "ends-call");
    public static final Set<String> FORBIDDEN_KEYS = Set.of("zh", "en");
    private static final String SHIPPED = "policies/phrases.yaml";
    private static final int MOST = 20;
    private static final int MOST_FORBIDDEN = 50;
    private static final int LONGEST = 200;
    private static final int LONGEST_FORBIDDEN = 60;
    /** One letter would be found everywhere. */
    private static final int LEAST_LETTERS = 2;

    private PhrasesReader() {}

    /** The document with the shipped phrases. */
    static Node shipped() {
        return Shipped.DOCUMENT;
    }

    static PhraseBook read(PolicyNode node) {
        node.onlyKnows(KEYS);
        var taken = new HashMap<String, String>();
        return new PhraseBook(
                node.member("say").map(one -> phrases(one, taken)).orElse(List.of()),
                node.member("never").map(one -> forbidden(one, taken)).orElse(List.of()));
    }

    private static List<Phrase> phrases(PolicyNode node, Map<String, String> taken) {
        var phrases = new ArrayList<Phrase>();
        node.members().forEach((code, one) -> {
            var situation = Situation.of(code);
            if (situation.isEmpty()) {
                one.problem(Mistake.NO_SITUATION, PolicyNode.quoted(code), listed(Situation.byCode()));
            }
            once(one, code, MOST, taken)
                    .forEach((id, phrase) -> situation.ifPresent(known -> phrases.add(phrase(id, known, phrase))));
        });
        return phrases;
    }

    private static List<Forbidden> forbidden(PolicyNode node, Map<String, String> taken) {
        var forbidden = new ArrayList<Forbidden>();
        node.members().forEach((code, one) -> {
            var kind = ForbiddenKind.byCode().get(code);
            if (kind == null) {
                one.problem(Mistake.NO_KIND, PolicyNode.quoted(code), listed(ForbiddenKind.byCode()));
                return;
            }
            once(one, code, MOST_FORBIDDEN, taken)
                    .forEach((id, expression) -> forbidden.add(new Forbidden(
                            id, kind, new LocalizedName(expression(expression, "zh"), expression(expression, "en")))));
        });
        return forbidden;
    }

    /** The members; one that stands elsewhere already is a mistake. */
    private static Map<String, PolicyNode> once(PolicyNode node, String place, int most, Map<String, String> taken) {
        var members = node.atMostMembers(most).codedMembers();
        members.forEach((id, one) -> {
            var before = taken.putIfAbsent(id, place);
            if (before != null) {
                one.problem(Mistake.PHRASE_TWICE, PolicyNode.quoted(id), before);
            }
        });
        return members;
    }

    private static Phrase phrase(String id, Situation situation, PolicyNode node) {
        node.onlyKnows(PHRASE_KEYS);
        return new Phrase(
                id,
                situation,
                new LocalizedName(wording(node, "zh"), wording(node, "en")),
                node.member("ends-call").map(PolicyNode::flag).orElse(false));
    }

    private static String wording(PolicyNode node, String language) {
        var one = node.required(language).atMost(LONGEST);
        var text = one.text();
        Brace.IN_TEXT.matcher(text).results().forEach(found -> {
            if (found.group(1) == null) {
                one.problem(Mistake.LONE_BRACE);
            } else if (!Brace.byCode().containsKey(found.group(1))) {
                one.problem(Mistake.NO_BRACE, PolicyNode.quoted(found.group()), listed(Brace.byCode()));
            }
        });
        return text.isEmpty() ? "?" : text;
    }

    private static String expression(PolicyNode node, String language) {
        node.onlyKnows(FORBIDDEN_KEYS);
        var one = node.required(language).atMost(LONGEST_FORBIDDEN);
        var text = one.text();
        if (!text.isEmpty()
                && text.codePoints().filter(Character::isLetterOrDigit).count() < LEAST_LETTERS) {
            one.problem(Mistake.FEW_LETTERS, LEAST_LETTERS);
        }
        return text.isEmpty() ? "?" : text;
    }

    private static String listed(Map<String, ?> known) {
        return known.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    private static final class Shipped {
        private static final Node DOCUMENT = YamlDocuments.shipped(SHIPPED, "phrases (shipped)");

        private Shipped() {}
    }
}
