package hotline.policy;

/**
 * How figures are judged.
 *
 * @param fewest of fewer cases nothing is said: figures show their counts alone, and units and people are not compared
 * @param fileSample how many customers' files of each department are drawn to be checked each month
 */
public record MeasureRules(int fewest, int fileSample) {
    /** Where a policy sets none. */
    public static final MeasureRules USUAL = new MeasureRules(10, 30);
}
