package hotline.measures.breakdown;

import hotline.measures.Period;
import hotline.measures.facts.Dimension;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    public BreakdownQuery {
        measures = Set.copyOf(measures);
        only = Map.copyOf(only);
        compared = Set.copyOf(compared);
    }

    BreakdownQuery of(Period other) {
        return new BreakdownQuery(measures, other, interval, split, only, Set.of());
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

    boolean hasPercentiles() {
        return measures.stream().anyMatch(measure -> measure.way() == Measure.Way.PERCENTILE);
    }
}
