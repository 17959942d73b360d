package hotline.classification;

import hotline.policy.Severity;
import java.util.List;

/**
 * A program's opinion of a complaint, which a person may correct.
 *
 * @param type code of F3, such as {@code cargo-damage}
 * @param subtype code of F3, or null where the type has none or none could be told
 * @param severity F4
 * @param confidence 0 to 1
 * @param reasons the customer's own words that decided, in the order of the text
 * @param judgedBy version of the judge
 */
public record Judgement(
        String type, String subtype, Severity severity, double confidence, List<Reason> reasons, String judgedBy) {
    public Judgement {
        reasons = List.copyOf(reasons);
    }
}
