package hotline.complaint;

import hotline.policy.ClockKind;
import hotline.sla.SlaClock;
import io.vertx.core.json.JsonObject;

/** What the log says when a limit has passed: of the customer's own limit in words of its own, as figures count it. */
public final class Breach {
    private Breach() {}

    public static LogEntry of(SlaClock clock) {
        if (clock.kind() == ClockKind.HANDLING) {
            return LogEntry.of(
                    EventType.BREACHED,
                    UnextendedLimit.named(
                            new JsonObject()
                                    .put("receivedAt", clock.startedAt())
                                    .put("due", clock.dueAt()),
                            clock));
        }
        return LogEntry.of(
                EventType.OVERDUE,
                new JsonObject()
                        .put("clock", clock.kind().code())
                        .put("department", clock.department().orElse(null))
                        .put("stage", clock.stage().orElse(null))
                        .put("since", clock.startedAt())
                        .put("due", clock.dueAt()));
    }
}
