package hotline.measures.breakdown;

import hotline.failure.Failure;
import hotline.measures.Period;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.Figure;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The question.
 *
 * @param split a row for each code of this dimension; empty for one of all
 * @param only the code that a complaint has in a dimension; an empty text means that it has none
 * @param compared other periods that are shown next to this one
 */
public record BreakdownQuery(
        Set<Measure> measures,
        Period period,
        Interval interval,
        Optional<Dimension> split,
        Map<Dimension, String> only,
        Set<Comparison> compared) {
    private static final int MOST_ROWS = 10_000;

    /** Values of measures in all periods of one answer; a table that a person can't read anyway. */
    private static final int MOST_CELLS = 50_000;

    public BreakdownQuery {
        measures = Set.copyOf(measures);
        only = Map.copyOf(only);
        compared = Set.copyOf(compared);
    }

    BreakdownQuery of(Period other) {
        return new BreakdownQuery(measures, other, interval, split, only, compared);
    }

    /** Fails with {@link Failure.Invalid} where so many codes of the split would give too large a table. */
    void check(int codes) {
        long rows = (long) interval.parts(period).size() * codes;
        if (rows > MOST_ROWS) {
            throw tooLarge(MOST_ROWS + " rows");
        }
        if (rows * measures.size() * (1 + compared.size()) > MOST_CELLS) {
            throw tooLarge(MOST_CELLS + " values");
        }
    }

    private static Failure.Invalid tooLarge(String most) {
        return Failure.Invalid.field(
                "by", "gives more than " + most + "; ask for fewer days, longer intervals or fewer measures");
    }

    /** One number for all of it, and the balance. */
    BreakdownQuery whole() {
        var balanced = EnumSet.copyOf(Balance.MEASURES);
        balanced.addAll(measures);
        return new BreakdownQuery(balanced, period, Interval.WHOLE, Optional.empty(), only, Set.of());
    }

    boolean isWhole() {
        return interval == Interval.WHOLE && split.isEmpty();
    }

    boolean hasRatesOfParcels() {
        return measures.stream().anyMatch(measure -> measure.way() == Measure.Way.PER_10000);
    }

    /** The figures that have values of which percentiles are asked for. */
    Set<Figure> timed() {
        return measures.stream()
                .filter(measure -> measure.way() == Measure.Way.PERCENTILE)
                .map(Measure::counted)
                .collect(Collectors.toSet());
    }
}
