package hotline.measures.comparison;

import hotline.measures.Period;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.facts.Dimension;
import hotline.measures.statistics.ControlChart.Counts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a chart over time is compared with. It stays as it is: later corrections of its days do not move it.
 *
 * @param only as in a breakdown
 * @param counts of its parts as they were when it was made
 * @param reason why these days
 * @param replaces the one before it
 * @param by the person's name
 */
public record Baseline(
        long id,
        String name,
        Measure measure,
        Interval interval,
        Period period,
        Map<Dimension, String> only,
        List<Counts> counts,
        String reason,
        Optional<Long> replaces,
        String by,
        Instant at) {

    public Baseline {
        only = Map.copyOf(only);
        counts = List.copyOf(counts);
    }

    /** What a person asks for. */
    public record Wanted(
            String name,
            Measure measure,
            Interval interval,
            Period period,
            Map<Dimension, String> only,
            String reason,
            Optional<Long> replaces) {
        public Wanted {
            only = Map.copyOf(only);
        }
    }
}
