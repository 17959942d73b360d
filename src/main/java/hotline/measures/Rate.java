package hotline.measures;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * A figure that shows how it was made.
 *
 * @param value empty where the denominator is 0
 * @param low lower end of the 95 % Wilson interval; empty for a mean, and where there is no value
 * @param high its upper end
 * @param leftOut counts that the denominator leaves out, by name
 */
public record Rate(
        long numerator,
        long denominator,
        OptionalDouble value,
        OptionalDouble low,
        OptionalDouble high,
        Map<String, Long> leftOut) {
    /** The normal distribution's 97.5 % point. */
    private static final double Z = 1.959963984540054;

    /** A share of a whole. */
    public static Rate share(long part, long whole, Map<String, Long> leftOut) {
        if (whole == 0) {
            return new Rate(
                    part, whole, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), leftOut);
        }
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(part + " is no share of " + whole);
        }
        double share = (double) part / whole;
        double square = Z * Z / whole;
        double centre = share + square / 2;
        double reach = Z * Math.sqrt((share * (1 - share) + square / 4) / whole);
        return new Rate(
                part,
                whole,
                OptionalDouble.of(share),
                OptionalDouble.of(Math.max(0, (centre - reach) / (1 + square))),
                OptionalDouble.of(Math.min(1, (centre + reach) / (1 + square))),
                leftOut);
    }

    /** So much for each. */
    public static Rate mean(long sum, long count, Map<String, Long> leftOut) {
        var value = count == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / count);
        return new Rate(sum, count, value, OptionalDouble.empty(), OptionalDouble.empty(), leftOut);
    }
}
