package hotline.measures.statistics;

import static java.util.Map.entry;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A sum that grows while more happens than is expected, and finds a doubling soonest. It starts at 0 again where it would fall
 * below.
 */
public final class PoissonCusum {
    /** Below it a doubling is found too late to be worth a warning. */
    public static final double LEAST = 0.2;

    /** With more a day the height stays. */
    private static final double MOST = 50;

    /** The rate that counts as a doubling ÷ the usual one, less 1, over the logarithm of their ratio. */
    private static final double REFERENCE = 1 / Math.log(2);

    /** By what a day has, the height that chance alone reaches once in 10 000 days (by a Markov chain, {@code PoissonCusumTest}). */
    private static final NavigableMap<Double, Double> HEIGHTS = new TreeMap<>(Map.ofEntries(
            entry(0.2, 8.65),
            entry(0.3, 9.13),
            entry(0.5, 9.61),
            entry(0.7, 9.86),
            entry(1.0, 10.25),
            entry(1.4, 10.61),
            entry(2.0, 10.63),
            entry(3.0, 10.71),
            entry(5.0, 10.79),
            entry(7.0, 10.81),
            entry(10.0, 10.6),
            entry(14.0, 10.6),
            entry(20.0, 10.15),
            entry(50.0, 5.87)));

    private PoissonCusum() {}

    public static double next(double score, long seen, double expected) {
        return Math.max(0, score + seen - reference(expected));
    }

    static double reference(double expected) {
        return expected * REFERENCE;
    }

    /**
     * Above which the sum is a warning.
     *
     * @param base how many a day usually has
     */
    public static double height(double base) {
        double within = Math.min(MOST, Math.max(LEAST, base));
        var below = HEIGHTS.floorEntry(within);
        var above = HEIGHTS.ceilingEntry(within);
        if (below == null || above == null) {
            throw new IllegalArgumentException("no height for " + base);
        }
        if (below.getKey().equals(above.getKey())) {
            return below.getValue();
        }
        double way = Math.log(within / below.getKey()) / Math.log(above.getKey() / below.getKey());
        return below.getValue() + way * (above.getValue() - below.getValue());
    }
}
