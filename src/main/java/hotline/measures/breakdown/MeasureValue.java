package hotline.measures.breakdown;

import hotline.measures.Rate;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The number of a measure and what it is made of.
 *
 * @param counted the count; of a rate of parcels with a volume, of a share the part, of a mean the sum, of a percentile the number of values
 * @param of of a share the whole, of a rate of parcels these, of a mean how many values were summed
 * @param value the share, mean or percentile; empty where there is nothing to divide
 * @param low of a share, the lower end of its 95 % Wilson interval; of a rate of parcels, of its exact one; of a mean of answers, of Student's
 * @param high its upper end
 * @param missingDays of a rate of parcels, the days of branches without a volume
 * @param finalFrom the day from which later events no longer change it; empty where it is final
 */
public record MeasureValue(
        long counted,
        OptionalLong of,
        OptionalDouble value,
        OptionalDouble low,
        OptionalDouble high,
        Optional<LocalDate> finalFrom,
        OptionalLong missingDays) {

    MeasureValue(
            long counted,
            OptionalLong of,
            OptionalDouble value,
            OptionalDouble low,
            OptionalDouble high,
            Optional<LocalDate> finalFrom) {
        this(counted, of, value, low, high, finalFrom, OptionalLong.empty());
    }

    /** Whether it rests on so few cases that nothing is said of it but the counts. */
    public boolean isTooFew(Measure measure, int fewest) {
        return isTooFew(restsOn(measure).orElse(0), fewest);
    }

    /** The same of a number that rests on so many cases. */
    public static boolean isTooFew(long cases, int fewest) {
        return cases > 0 && cases < fewest;
    }

    /** On how many cases it rests; empty for a count, and for a rate of parcels, which are many. */
    public OptionalLong restsOn(Measure measure) {
        return switch (measure.way()) {
            case COUNT, PER_10000 -> OptionalLong.empty();
            case SHARE, MEAN -> of;
            case PERCENTILE -> OptionalLong.of(counted);
        };
    }

    public boolean mayMove() {
        return finalFrom.isPresent();
    }

    public static MeasureValue count(long counted, Optional<LocalDate> finalFrom) {
        return new MeasureValue(
                counted,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                finalFrom);
    }

    /** A part may be read before what it is a part of, if their transactions overlapped. */
    public static MeasureValue share(long part, long whole, Optional<LocalDate> finalFrom) {
        return of(Rate.share(part, Math.max(part, whole), Map.of()), finalFrom);
    }

    public static MeasureValue mean(Measure measure, long sum, long count, Optional<LocalDate> finalFrom) {
        var mean = of(Rate.mean(sum, count, Map.of()), finalFrom);
        var value = mean.value().isPresent()
                ? OptionalDouble.of(mean.value().getAsDouble() / measure.inAMinute())
                : OptionalDouble.empty();
        return new MeasureValue(mean.counted(), mean.of(), value, mean.low(), mean.high(), finalFrom);
    }

    /** A mean with Student's interval, from the sums of its values and of their squares. Of one value there is no interval. */
    public static MeasureValue spreadMean(long sum, long squares, long count, Optional<LocalDate> finalFrom) {
        var interval = MeanInterval.of(sum, squares, count);
        return new MeasureValue(
                sum, OptionalLong.of(count), interval.mean(), interval.low(), interval.high(), finalFrom);
    }

    /** In minutes. */
    public static MeasureValue percentile(Measure measure, Percentiles of, Optional<LocalDate> finalFrom) {
        var value = Optional.ofNullable(of.values().get(measure.fraction()))
                .map(one -> OptionalDouble.of((double) one / measure.inAMinute()))
                .orElse(OptionalDouble.empty());
        return new MeasureValue(
                of.n(), OptionalLong.empty(), value, OptionalDouble.empty(), OptionalDouble.empty(), finalFrom);
    }

    /** @param missing on how many days branches lack a volume */
    static MeasureValue per10000(long complaints, long parcels, long missing, Optional<LocalDate> finalFrom) {
        var rate = ParcelRate.of(complaints, parcels);
        return new MeasureValue(
                complaints,
                OptionalLong.of(parcels),
                rate.value(),
                rate.low(),
                rate.high(),
                finalFrom,
                OptionalLong.of(missing));
    }

    private static MeasureValue of(Rate rate, Optional<LocalDate> finalFrom) {
        return new MeasureValue(
                rate.numerator(),
                OptionalLong.of(rate.denominator()),
                rate.value(),
                rate.low(),
                rate.high(),
                finalFrom);
    }
}
