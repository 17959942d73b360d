package hotline.staffing.replay;

import hotline.policy.dispatch.WorkKind;
import hotline.workday.Answers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a period came to.
 *
 * @param working time of agents with work in their hands and after it
 * @param ready time of agents who waited for work, or thought about an offer
 */
public record Outcome(Map<WorkKind, Kind> kinds, List<DayEnd> days, Duration working, Duration ready) {
    public Outcome {
        kinds = Map.copyOf(kinds);
        days = List.copyOf(days);
    }

    /**
     * Works of a kind.
     *
     * @param waited how often one began to wait in the period
     * @param taken by an agent
     * @param gone untaken
     * @param waiting at the end, also those from before
     * @param answers as the service level counts them
     * @param median of the waits of those that were taken, and of those that still wait as long as they do; so the next two
     */
    public record Kind(
            long waited,
            long taken,
            long gone,
            long waiting,
            Answers answers,
            Optional<Duration> median,
            Optional<Duration> ninetieth,
            Optional<Duration> longest) {}

    /** @param waiting works of each kind when the day was over */
    public record DayEnd(LocalDate day, Map<WorkKind, Long> waiting) {
        public DayEnd {
            waiting = Map.copyOf(waiting);
        }
    }

    /** The part of their time at their posts in which agents worked. */
    public OptionalDouble occupancy() {
        long whole = working.plus(ready).toMillis();
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) working.toMillis() / whole);
    }
}
