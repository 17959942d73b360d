package hotline.measures.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How much more shares differ than chance alone makes them (Spiegelhalter 2005): the mean of the squared scores, of which the
 * lowest and the highest tenth are pulled in so that a few outliers do not hide themselves.
 *
 * @param phi 1 if there is nothing but chance
 * @param significant whether limits are widened by it: so much would hardly come by chance
 */
public record Overdispersion(double phi, boolean significant) {
    private static final double PULLED_IN = 0.1;
    private static final double SIGNIFICANT = 0.05;
    private static final int FEWEST = 10;

    /** Of fewer than ten scores nothing can be said. */
    static Overdispersion of(List<Double> scores) {
        int n = scores.size();
        if (n < FEWEST) {
            return new Overdispersion(1, false);
        }
        var sorted = scores.stream().sorted().toList();
        int pulled = (int) (n * PULLED_IN);
        double low = sorted.get(pulled);
        double high = sorted.get(n - 1 - pulled);
        double sum = sorted.stream()
                .mapToDouble(score -> Math.min(high, Math.max(low, score)))
                .map(score -> score * score)
                .sum();
        boolean significant = sum > n && ChiSquaredDistribution.of(n).survivalProbability(sum) < SIGNIFICANT;
        return new Overdispersion(sum / n, significant);
    }

    /** By how much limits are farther from the centre. */
    double widening() {
        return significant ? Math.sqrt(phi) : 1;
    }
}
