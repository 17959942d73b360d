package hotline.complaint.change;

import hotline.log.LimitEvent.Breached;
import hotline.log.LimitEvent.Overdue;
import hotline.log.LogEntry;
import hotline.policy.ClockKind;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.Optional;

/** The log entry when a limit has passed; the customer's own limit has a separate event type, as figures count it. */
public final class Breach {
    private Breach() {}

    /** @param receivedAt when the complaint was received */
    public static LogEntry of(SlaClock clock, Instant receivedAt) {
        return LogEntry.of(
                clock.kind() == ClockKind.HANDLING
                        ? new Breached(receivedAt, clock.dueAt(), LoggedLimits.unextended(clock))
                        : new Overdue(
                                clock.kind(),
                                clock.department(),
                                clock.stage(),
                                clock.startedAt(),
                                clock.dueAt(),
                                Optional.of(clock.ordinal())));
    }
}
