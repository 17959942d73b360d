package hotline.complaint;

import hotline.sla.Clocks;
import hotline.sla.DueTimes;
import hotline.sla.SlaClock;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** A complaint's clocks run again: because somebody said so, or by themselves as it moves on. Pure. */
public record Resumption(Standing standing, Clocks clocks, LogEntry entry) {

    /** Of a complaint whose clocks stand still. */
    public static Resumption of(ComplaintState before, Instant at, DueTimes limits) {
        var clocks = before.clocks().each(SlaClock::isPaused, clock -> limits.resumed(clock, at));
        return new Resumption(before.standing().resumed(), clocks, entry(before, clocks, at, limits));
    }

    private static LogEntry entry(ComplaintState before, Clocks after, Instant at, DueTimes limits) {
        var since = before.clock().pausedAt().orElseThrow();
        var data = new JsonObject()
                .put("pausedAt", since)
                .put("workingMinutes", limits.calendar().workingMinutesBetween(since, at))
                .put("fromDue", before.clock().dueAt())
                .put("due", after.handling().dueAt());
        return LogEntry.of(EventType.RESUMED, UnextendedLimit.moved(data, before.clock(), after.handling()));
    }
}
