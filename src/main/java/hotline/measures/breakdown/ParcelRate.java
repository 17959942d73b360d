package hotline.measures.breakdown;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Complaints per 10 000 parcels. Complaints are rare among parcels, so their number is that of a Poisson distribution, and its exact
 * interval (Garwood 1936) holds for small numbers too, also for none.
 *
 * @param value empty without parcels
 */
record ParcelRate(OptionalDouble value, OptionalDouble low, OptionalDouble high) {
    /** It is written for so many. */
    static final int PARCELS = 10_000;

    private static final ParcelRate NONE =
            new ParcelRate(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    private static final double TAIL = 0.025;

    static ParcelRate of(long complaints, long parcels) {
        if (parcels == 0) {
            return NONE;
        }
        double low = complaints == 0
                ? 0
                : ChiSquaredDistribution.of(2.0 * complaints).inverseCumulativeProbability(TAIL) / 2;
        double high = ChiSquaredDistribution.of(2.0 * complaints + 2).inverseSurvivalProbability(TAIL) / 2;
        double scale = (double) PARCELS / parcels;
        return new ParcelRate(
                OptionalDouble.of(complaints * scale), OptionalDouble.of(low * scale), OptionalDouble.of(high * scale));
    }
}
