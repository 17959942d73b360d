package hotline.policy;

/**
 * How figures are judged.
 *
 * @param fewest of fewer cases nothing is said: figures show their counts alone, and units and people are not compared
 * @param fileSample how many customers' files of each department are drawn to be checked each month
 * @param serviceLevel how fast agents are to answer offers
 */
public record MeasureRules(int fewest, int fileSample, ServiceLevel serviceLevel) {
    /** Where a policy sets none. */
    public static final MeasureRules USUAL = new MeasureRules(10, 30, ServiceLevel.USUAL);
}
