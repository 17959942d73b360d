package hotline.classification;

import hotline.policy.taxonomy.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A program's opinion of a complaint, which a person may correct.
 *
 * @param type code of F3, such as {@code cargo-damage}
 * @param subtype code of F3, where the type has any and the text tells it
 * @param severity F4
 * @param confidence how often such a judgement's type is right, 0 to 1
 * @param reasons the customer's own words that decided, in the order of the text
 * @param judgedBy version of the judge
 */
public record Judgement(
        String type,
        Optional<String> subtype,
        Severity severity,
        double confidence,
        List<Reason> reasons,
        String judgedBy) {
    /** The {@code speaksFor} of the reason where no words decide, or the text took too long to judge. */
    public static final String TO_BE_JUDGED = "to-be-judged-by-a-person";

    private static final int QUOTED = 20;

    public Judgement {
        reasons = List.copyOf(reasons);
    }

    /** The same type at another severity. */
    public Judgement at(Severity other) {
        return new Judgement(type, subtype, other, confidence, reasons, judgedBy);
    }

    /**
     * For a text that a program can't judge in time: nothing is known, and the shortest limit of all brings an agent to
     * it.
     */
    static Judgement leftToPerson(String text, String judgedBy) {
        return new Judgement("other", Optional.empty(), Severity.MINOR, 0, List.of(toBeJudged(text)), judgedBy);
    }

    /** The mark that brings a person to a text: its first words. */
    static Reason toBeJudged(String text) {
        var words =
                text.substring(0, text.offsetByCodePoints(0, Math.min(QUOTED, text.codePointCount(0, text.length()))));
        return new Reason(words, 0, words.length(), TO_BE_JUDGED);
    }
}
