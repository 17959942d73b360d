package hotline.measures.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How far a share lies from the one that is expected, by the exact binomial distribution. A value that was seen counts by half
 * (mid-p), since shares of few cases jump in large steps.
 */
final class BinomialTails {
    static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** Farther out tails are too small for a double; the normal approximation serves as well there. */
    private static final double FARTHEST = 30;

    private BinomialTails() {}

    /** The normal score of the share: its mid-p in both directions says how many standard deviations it is worth. */
    static double score(Share seen, double expected) {
        if (expected <= 0 || expected >= 1) {
            return seen.value() == expected ? 0 : Math.copySign(FARTHEST, seen.value() - expected);
        }
        var counts = BinomialDistribution.of(Math.toIntExact(seen.whole()), expected);
        int part = Math.toIntExact(seen.part());
        double half = counts.probability(part) / 2;
        double below = counts.cumulativeProbability(part) - half;
        if (below <= 0.5) {
            double tail = counts.cumulativeProbability(part - 1) + half;
            return tail < 1e-190 ? approximate(seen, expected) : NORMAL.inverseCumulativeProbability(tail);
        }
        double tail = counts.survivalProbability(part) + half;
        return tail < 1e-190 ? approximate(seen, expected) : NORMAL.inverseSurvivalProbability(tail);
    }

    private static double approximate(Share seen, double expected) {
        return (seen.value() - expected) / Math.sqrt(expected * (1 - expected) / seen.whole());
    }

    /**
     * The share below which scores are less than minus that many standard deviations. Between two counts it is interpolated
     * as by Spiegelhalter (2005), half a case further so that a share lies outside exactly if its score says so.
     */
    static double low(long whole, double expected, double deviations) {
        if (expected <= 0 || expected >= 1) {
            return expected;
        }
        if (deviations > FARTHEST) {
            return Math.max(0, expected - deviations * Math.sqrt(expected * (1 - expected) / whole));
        }
        var counts = BinomialDistribution.of(Math.toIntExact(whole), expected);
        double tail = NORMAL.cumulativeProbability(-deviations);
        int at = counts.inverseCumulativeProbability(tail);
        double beyond = (counts.cumulativeProbability(at) - tail) / counts.probability(at);
        return Math.max(0, (at - beyond + 0.5) / whole);
    }

    /** Its counterpart above. */
    static double high(long whole, double expected, double deviations) {
        return 1 - low(whole, 1 - expected, deviations);
    }

    /** Of a score, in both directions. */
    static double p(double score) {
        return 2 * NORMAL.survivalProbability(Math.abs(score));
    }
}
