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

    /** With fewer the interval of a satisfied share of 90 % is wider than the difference between any two people. */
    private static final int FEWEST_OF_A_PERSON = 30;

    /** Of fewer cases nothing is said of a single person but the counts. */
    public static int fewestOfAPerson(int fewest) {
        return Math.max(fewest, FEWEST_OF_A_PERSON);
    }
}
