package hotline.measures.breakdown;

import hotline.measures.Rate;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The number of a measure and what it is made of.
 *
 * @param counted what was counted, of a share the part, of a mean the sum, of a percentile how many values there are
 * @param of of a share the whole, of a mean how many values were summed
 * @param value the share, mean or percentile; empty where there is nothing to divide
 * @param low of a share, the lower end of its 95 % Wilson interval
 * @param high its upper end
 * @param mayMove whether later events may still change it
 */
public record MeasureValue(
        long counted, OptionalLong of, OptionalDouble value, OptionalDouble low, OptionalDouble high, boolean mayMove) {

    public static MeasureValue count(long counted, boolean mayMove) {
        return new MeasureValue(
                counted,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                mayMove);
    }

    /** A part may be read before what it is a part of, if their transactions overlapped. */
    public static MeasureValue share(long part, long whole, boolean mayMove) {
        return of(Rate.share(part, Math.max(part, whole), Map.of()), mayMove);
    }

    public static MeasureValue mean(long sum, long count, boolean mayMove) {
        return of(Rate.mean(sum, count, Map.of()), mayMove);
    }

    public static MeasureValue percentile(long values, OptionalDouble value, boolean mayMove) {
        return new MeasureValue(
                values, OptionalLong.empty(), value, OptionalDouble.empty(), OptionalDouble.empty(), mayMove);
    }

    private static MeasureValue of(Rate rate, boolean mayMove) {
        return new MeasureValue(
                rate.numerator(), OptionalLong.of(rate.denominator()), rate.value(), rate.low(), rate.high(), mayMove);
    }
}
