package hotline.measures.statistics;

import org.apache.commons.statistics.distribution.PoissonDistribution;

/** How far a count for so much volume lies from the one that is expected. */
final class PoissonTails {
    private PoissonTails() {}

    static double score(Share seen, double expected) {
        double mean = expected * seen.whole();
        if (mean <= 0) {
            return seen.part() == 0 ? 0 : ExactTails.FARTHEST;
        }
        double approximate = (seen.part() - mean) / Math.sqrt(mean);
        return ExactTails.score(PoissonDistribution.of(mean), Math.toIntExact(seen.part()), approximate);
    }

    /** The rate below which scores are less than minus that many standard deviations. */
    static double low(long whole, double expected, double deviations) {
        double mean = expected * whole;
        if (mean <= 0 || deviations > ExactTails.FARTHEST) {
            return Math.max(0, expected - deviations * Math.sqrt(expected / whole));
        }
        return ExactTails.low(PoissonDistribution.of(mean), deviations) / whole;
    }

    /** Its counterpart above. */
    static double high(long whole, double expected, double deviations) {
        double mean = expected * whole;
        if (mean <= 0 || deviations > ExactTails.FARTHEST) {
            return expected + deviations * Math.sqrt(expected / whole);
        }
        return ExactTails.high(PoissonDistribution.of(mean), deviations) / whole;
    }
}
