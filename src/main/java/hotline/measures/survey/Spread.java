package hotline.measures.survey;

import hotline.measures.Rate;
import hotline.policy.survey.QuestionKind;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How often each answer was given; pure.
 *
 * @param counts by value
 */
public record Spread(SortedMap<Integer, Long> counts) {
    private static final double Z = 1.959963984540054;
    private static final double UPPER = 0.975;
    private static final int LOWEST_SATISFIED = 4;
    private static final int LOWEST_PROMOTER = 9;
    private static final int HIGHEST_DETRACTOR = 6;

    public Spread {
        counts = new TreeMap<>(counts);
    }

    /**
     * A figure with its 95 % interval.
     *
     * @param value empty where there is nothing to divide
     * @param low empty where one answer says nothing of the spread
     */
    public record Estimate(OptionalDouble value, OptionalDouble low, OptionalDouble high) {
        static final Estimate NONE =
                new Estimate(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    public long n() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What a question of that kind is summed up by; empty where its answers are no numbers. */
    public Optional<Estimate> estimate(QuestionKind kind) {
        return switch (kind) {
            case SCORE -> Optional.of(share(from(LOWEST_SATISFIED)));
            case YES_NO -> Optional.of(share(from(1)));
            case NPS -> Optional.of(netPromoters());
            case EFFORT -> Optional.of(mean());
            case CHOICE, TEXT -> Optional.empty();
        };
    }

    /** Wilson's interval. */
    private Estimate share(long part) {
        var rate = Rate.share(part, n(), Map.of());
        return new Estimate(rate.value(), rate.low(), rate.high());
    }

    /** Share of 9 and 10 minus share of 0 to 6, ± 1.96·√((p₊+p₋−(p₊−p₋)²)/n). */
    private Estimate netPromoters() {
        long n = n();
        if (n == 0) {
            return Estimate.NONE;
        }
        double promoters = (double) from(LOWEST_PROMOTER) / n;
        double detractors = (double) counts.headMap(HIGHEST_DETRACTOR + 1).values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                / n;
        double net = promoters - detractors;
        double reach = Z * Math.sqrt((promoters + detractors - net * net) / n);
        return new Estimate(
                OptionalDouble.of(net),
                OptionalDouble.of(Math.max(-1, net - reach)),
                OptionalDouble.of(Math.min(1, net + reach)));
    }

    /** The mean with Student's interval. */
    public Estimate mean() {
        long n = n();
        if (n == 0) {
            return Estimate.NONE;
        }
        double mean = sum(value -> value) / n;
        if (n == 1) {
            return new Estimate(OptionalDouble.of(mean), OptionalDouble.empty(), OptionalDouble.empty());
        }
        double variance = sum(value -> (value - mean) * (value - mean)) / (n - 1);
        double reach = TDistribution.of((double) (n - 1)).inverseCumulativeProbability(UPPER) * Math.sqrt(variance / n);
        return new Estimate(OptionalDouble.of(mean), OptionalDouble.of(mean - reach), OptionalDouble.of(mean + reach));
    }

    private double sum(LongToDoubleFunction of) {
        return counts.entrySet().stream()
                .mapToDouble(one -> one.getValue() * of.applyAsDouble(one.getKey()))
                .sum();
    }

    private long from(int least) {
        return counts.tailMap(least).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
