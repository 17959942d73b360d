package hotline.measures.breakdown;

import hotline.measures.Period;
import hotline.measures.facts.Dimension;
import java.util.Map;
import java.util.Optional;

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

    public BehindQuery {
        only = Map.copyOf(only);
    }
}
