package hotline.measures.statistics;

import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How far a count lies from the expected one, by its exact distribution. A count that was seen counts by half (mid-p), since few
 * cases jump in large steps.
 */
final class ExactTails {
    static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** Farther out tails are too small for a double; the normal approximation serves as well there. */
    static final double FARTHEST = 30;

    private static final double SMALLEST = 1e-190;

    private ExactTails() {}

    /**
     * The normal score of the count: its mid-p in both directions says how many standard deviations it is worth.
     *
     * @param approximate stands for it where tails are too small
     */
    static double score(DiscreteDistribution counts, int seen, double approximate) {
        double half = counts.probability(seen) / 2;
        boolean isBelow = counts.cumulativeProbability(seen) - half <= 0.5;
        double tail = half + (isBelow ? counts.cumulativeProbability(seen - 1) : counts.survivalProbability(seen));
        if (tail < SMALLEST) {
            return approximate;
        }
        return isBelow ? NORMAL.inverseCumulativeProbability(tail) : NORMAL.inverseSurvivalProbability(tail);
    }

    /**
     * The number below which scores are less than minus that many standard deviations. Between two counts it is interpolated
     * as by Spiegelhalter (2005), half a case further so that a count lies outside exactly if its score says so.
     */
    static double low(DiscreteDistribution counts, double deviations) {
        double tail = NORMAL.cumulativeProbability(-deviations);
        int at = counts.inverseCumulativeProbability(tail);
        double beyond = (counts.cumulativeProbability(at) - tail) / counts.probability(at);
        return Math.max(0, at - beyond + 0.5);
    }

    /** Its counterpart above. */
    static double high(DiscreteDistribution counts, double deviations) {
        double tail = NORMAL.cumulativeProbability(-deviations);
        int at = counts.inverseSurvivalProbability(tail);
        double beyond = (counts.survivalProbability(at - 1) - tail) / counts.probability(at);
        return at + beyond - 0.5;
    }

    /** Of a score, in both directions. */
    static double p(double score) {
        return 2 * NORMAL.survivalProbability(Math.abs(score));
    }
}
