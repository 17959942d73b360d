package hotline.complaint.change;

import hotline.complaint.ComplaintState;
import hotline.complaint.Custody;
import hotline.log.AnsweringEvent.FirstResponse;
import hotline.log.moved.CustomerLimitMove;
import hotline.log.moved.UnextendedLimitMove;
import hotline.policy.ClockKind;
import hotline.sla.Clocks;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import hotline.sla.TimeLimit;
import java.time.Instant;
import java.util.Optional;

/**
 * What the log says of the customer's limit when it moves, ends or passes; figures are counted from it alone. In addition to the
 * limit that counts, the log has the limit without extensions, so that on-time closure is counted against both. Nothing
 * happens when the limit without extensions passes, but each event that gave, moved or ended it has its instant. A clock
 * that was never extended has no such second limit.
 */
public final class LoggedLimits {
    private LoggedLimits() {}

    /**
     * The customer's limit before and after a change that is no pause. A limit that has passed only by the new count is
     * breached by a separate event, so this one is still in time.
     */
    public static CustomerLimitMove move(ComplaintState before, Clocks after) {
        var was = before.clock();
        var is = after.handling();
        boolean breachesNow = was.isOpen() && is.isBreached() && !was.isBreached();
        var unextended = unextendedMove(before, after);
        return new CustomerLimitMove(
                before.facts().receivedAt(),
                was.dueAt(),
                is.dueAt(),
                was.isBreached(),
                is.isBreached() && !breachesNow,
                !before.status().isEnded(),
                unextended.unextendedBefore(),
                unextended.unextendedAfter());
    }

    /** The limit without extensions, before and after an event that changed the open clock. */
    public static UnextendedLimitMove unextendedMove(ComplaintState before, Clocks after) {
        var was = before.clock();
        var is = after.handling();
        boolean isExtended = unextended(was).isPresent() || unextended(is).isPresent();
        return new UnextendedLimitMove(
                isExtended ? Optional.of(before.facts().receivedAt()) : Optional.empty(), passing(was), passing(is));
    }

    /** When the limit without extensions passes; empty while the clock is paused in front of it. */
    private static Optional<Instant> passing(SlaClock clock) {
        return unextended(clock)
                .filter(limit ->
                        clock.pausedAt().isEmpty() || clock.pausedAt().get().isAfter(limit));
    }

    /** The limit without extensions; empty where the clock was never extended. */
    static Optional<Instant> unextended(SlaClock clock) {
        return clock.limit().filter(limit -> limit.extendedDays() > 0).map(TimeLimit::unextended);
    }

    /**
     * That a change answers the customer for the first time (C1, T6). Only where the customer waits for that, which the clock
     * says: an agent who writes down a caller's complaint has answered already.
     *
     * @param custody after the change
     * @param clocks after the change
     */
    static Optional<FirstResponse> firstResponse(
            ComplaintState before, Custody custody, Clocks clocks, SlaCalculator limits) {
        if (before.custody().firstResponseAt().isPresent()) {
            return Optional.empty();
        }
        return custody.firstResponseAt().flatMap(at -> clocks.all().stream()
                .filter(clock -> clock.kind() == ClockKind.FIRST_RESPONSE && !clock.cancelled())
                .findFirst()
                .map(clock -> new FirstResponse(
                        limits.calendar()
                                .workingTimeBetween(before.facts().receivedAt(), at)
                                .toSeconds(),
                        clock.limit().map(limit -> !clock.isBreached()))));
    }
}
