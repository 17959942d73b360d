package hotline.policy;

import hotline.policy.taxonomy.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words by which a complaint's type (F3) and severity (F4) are judged.
 *
 * <p>A <em>wording</em> is a phrase ({@code damaged}, {@code 破损}), a phrase's beginning ({@code damage*}), a group of
 * words in angle brackets ({@code <lost>}), or several of these joined: {@code a ~ b} when b follows directly,
 * {@code a .. b} when b follows soon in the same clause, {@code a + b} when both stand in one sentence, {@code a & b}
 * when both stand in the text. {@code <number>} and {@code <count>} stand for any number and any count of goods,
 * {@code <fewer>}, {@code <fewer-count>} and {@code <more>} for one that compares so with the number before it.
 *
 * @param version names this state of the lexicon; stored with every judgement
 * @param bounds the numbers at which severity changes (F4)
 * @param words named groups that wordings may refer to
 * @param subjects one for each type and subtype
 * @param signs wordings for each sign
 * @param examples judged texts, from which hints are learned for texts outside the lexicon's vocabulary
 * @param units what units mean: currency in the policy's money, times in days, and counting words for goods
 */
public record Lexicon(
        String version,
        Bounds bounds,
        Map<String, List<String>> words,
        List<Subject> subjects,
        Map<LexiconSign, List<String>> signs,
        Units units,
        List<Example> examples) {

    public Lexicon {
        words = inOrder(words);
        subjects = List.copyOf(subjects);
        signs = inOrder(signs);
        examples = List.copyOf(examples);
    }

    /** A text with what a person judged it to be. */
    public record Example(String type, Severity severity, String text) {}

    /**
     * The bounds of F4.
     *
     * @param severeLoss a loss from this amount on is severe
     * @param moderateMoney money wrong or withheld from this amount on is moderate
     * @param moderateDays a delay from this many days on is moderate
     */
    public record Bounds(double severeLoss, double moderateMoney, double moderateDays) {}

    /**
     * A type, or a subtype of it.
     *
     * @param subtype empty for the type as a whole
     * @param usually severity where no sign says more
     * @param relief signs that make it minor in spite of {@code usually}
     * @param money whether money bounds make it moderate
     * @param days whether long times make it moderate
     * @param amounts what sums of money say about the loss
     * @param evidence wordings that speak for it, each with its weight
     * @param tells wordings that tell this subtype from its siblings but say nothing about the type
     */
    public record Subject(
            String type,
            String subtype,
            Severity usually,
            List<LexiconSign> relief,
            boolean money,
            boolean days,
            AmountMeaning amounts,
            Map<String, Double> evidence,
            List<String> tells) {
        public Subject {
            relief = List.copyOf(relief);
            evidence = inOrder(evidence);
            tells = List.copyOf(tells);
        }
    }

    /**
     * Units that may follow or precede a number.
     *
     * @param money currency signs and words, worth in the policy's currency
     * @param days units of time, in days
     * @param goods counting words for goods
     */
    public record Units(Map<String, Double> money, Map<String, Double> days, List<String> goods) {
        public Units {
            money = inOrder(money);
            days = inOrder(days);
            goods = List.copyOf(goods);
        }
    }

    /** The file's order, so that equal texts are judged equally in every process. */
    private static <K, V> Map<K, V> inOrder(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
