package hotline.policy;

import hotline.policy.taxonomy.Codes;
import java.time.Duration;
import java.util.Map;

/**
 * How many offers are to be answered within which time, and by which formula that is counted.
 *
 * @param percent of those that count
 */
public record ServiceLevel(Duration within, int percent, Formula formula) {
    /** Where a policy sets none. */
    public static final ServiceLevel USUAL = new ServiceLevel(Duration.ofSeconds(20), 80, Formula.F);

    /**
     * The readings that are in use. {@code T} is the time within which an answer is due, and what is given up within five seconds is short.
     */
    public enum Formula {
        /** (answered ≤ T + given up ≤ T) ÷ (answered + given up). */
        A,
        /** answered ≤ T ÷ answered. */
        B,
        /** answered ≤ T ÷ (answered + given up). */
        C,
        /** answered ≤ T ÷ (answered + given up later than T). */
        D,
        /** (answered ≤ T + short) ÷ (answered + given up). */
        E,
        /** answered ≤ T ÷ (answered + given up − short). */
        F;

        private static final Map<String, Formula> BY_CODE = Codes.of(values(), Formula::name);

        public static Map<String, Formula> byCode() {
            return BY_CODE;
        }
    }
}
