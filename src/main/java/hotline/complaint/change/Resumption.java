package hotline.complaint.change;

import hotline.complaint.ComplaintState;
import hotline.complaint.Custody;
import hotline.log.LimitEvent.Resumed;
import hotline.log.LogEntry;
import hotline.sla.Clocks;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import java.time.Instant;

/** Lets a complaint's clocks run again: when an agent resumes it, or as part of a step that moves it on. Pure. */
public record Resumption(Custody custody, Clocks clocks, LogEntry entry) {

    /** For a complaint with paused clocks. */
    public static Resumption of(ComplaintState before, Instant at, SlaCalculator limits) {
        var clocks = before.clocks().each(SlaClock::isPaused, clock -> limits.resumed(clock, at));
        return new Resumption(before.custody().resumed(), clocks, entry(before, clocks, at, limits));
    }

    private static LogEntry entry(ComplaintState before, Clocks after, Instant at, SlaCalculator limits) {
        var since = before.clock().pausedAt().orElseThrow();
        return LogEntry.of(new Resumed(
                since,
                limits.calendar().workingMinutesBetween(since, at),
                before.clock().dueAt(),
                after.handling().dueAt(),
                LoggedLimits.unextendedMove(before, after)));
    }
}
