package hotline.measures.breakdown;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/** A mean with its 95 % interval by Student's distribution; pure. */
record MeanInterval(OptionalDouble mean, OptionalDouble low, OptionalDouble high) {
    private static final double UPPER = 0.975;

    /** @param squares the sum of the squares of the values */
    static MeanInterval of(long sum, long squares, long count) {
        if (count == 0) {
            return new MeanInterval(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        }
        double mean = (double) sum / count;
        if (count == 1) {
            return new MeanInterval(OptionalDouble.of(mean), OptionalDouble.empty(), OptionalDouble.empty());
        }
        // Whole numbers: nothing is lost by the difference.
        double variance = Math.max(0, (double) (squares * count - sum * sum) / count / (count - 1));
        double reach = TDistribution.of((double) (count - 1)).inverseCumulativeProbability(UPPER)
                * Math.sqrt(variance / count);
        return new MeanInterval(
                OptionalDouble.of(mean), OptionalDouble.of(mean - reach), OptionalDouble.of(mean + reach));
    }
}
