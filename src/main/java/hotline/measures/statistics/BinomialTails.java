package hotline.measures.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** How far a share lies from the one that is expected. */
final class BinomialTails {
    private BinomialTails() {}

    static double score(Share seen, double expected) {
        if (expected <= 0 || expected >= 1) {
            return seen.value() == expected ? 0 : Math.copySign(ExactTails.FARTHEST, seen.value() - expected);
        }
        double approximate = (seen.value() - expected) / Math.sqrt(expected * (1 - expected) / seen.whole());
        return ExactTails.score(
                BinomialDistribution.of(Math.toIntExact(seen.whole()), expected),
                Math.toIntExact(seen.part()),
                approximate);
    }

    /** The share below which scores are less than minus that many standard deviations. */
    static double low(long whole, double expected, double deviations) {
        if (expected <= 0 || expected >= 1) {
            return expected;
        }
        if (deviations > ExactTails.FARTHEST) {
            return Math.max(0, expected - deviations * Math.sqrt(expected * (1 - expected) / whole));
        }
        return ExactTails.low(BinomialDistribution.of(Math.toIntExact(whole), expected), deviations) / whole;
    }

    /** Its counterpart above. */
    static double high(long whole, double expected, double deviations) {
        return 1 - low(whole, 1 - expected, deviations);
    }
}
