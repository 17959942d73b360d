package hotline.measures.breakdown;

import hotline.measures.Period;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.Figure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which number's complaints are asked for.
 *
 * @param only as in {@link BreakdownQuery}
 * @param before the id of the last complaint on the page before
 */
public record BehindQuery(
        Measure measure, Part part, Period period, Map<Dimension, String> only, Optional<Long> before, int limit) {

    /** Of a share, its part or its whole; all other numbers have one part. */
    public enum Part {
        COUNTED,
        WHOLE
    }

    /** After a page that ended with that complaint. */
    public BehindQuery before(long complaint) {
        return new BehindQuery(measure, part, period, only, Optional.of(complaint), limit);
    }

    public BehindQuery ofAtMost(int rows) {
        return new BehindQuery(measure, part, period, only, before, rows);
    }

    /** The figures that the number sums. */
    List<Figure> figures() {
        return part == Part.WHOLE && !measure.whole().isEmpty() ? measure.whole() : List.of(measure.counted());
    }

    /** The figure that is both the number and how many complaints it counts, where sums of facts say it. */
    Optional<Figure> summedOnce() {
        return Optional.of(figures())
                .filter(all -> measure.way().isSummed() && all.size() == 1)
                .map(all -> all.get(0))
                .filter(Figure::isOnce);
    }

    /** The number itself. */
    BreakdownQuery number() {
        return new BreakdownQuery(Set.of(measure), period, Interval.WHOLE, Optional.empty(), only, Set.of());
    }

    public BehindQuery {
        only = Map.copyOf(only);
    }
}
