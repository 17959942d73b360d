package hotline.policy;

/**
 * How figures are judged.
 *
 * @param fewest of fewer cases nothing is said: figures show their counts alone, and units and people are not compared
 */
public record MeasureRules(int fewest) {
    /** Where a policy sets none. */
    public static final MeasureRules USUAL = new MeasureRules(10);
}
