package hotline.complaint.change;

import hotline.log.UnextendedMove;
import hotline.sla.SlaClock;
import hotline.sla.TimeLimit;
import java.time.Instant;
import java.util.Optional;

/**
 * What the log says of the limit that a customer's clock would have without extensions, so that on-time closure can be
 * counted against it too. Nothing happens when that limit passes; but whenever it was given, moved or ended its instant
 * stands in an event, and figures can tell from those alone how many were open and past it at any time. A clock that was
 * never extended has no other limit than its own: its breach says all.
 */
public final class UnextendedLimit {
    private UnextendedLimit() {}

    /** What it was before and is after an event that changed how the open clock stands. */
    public static UnextendedMove moved(SlaClock before, SlaClock after) {
        boolean isExtended = of(before).isPresent() || of(after).isPresent();
        return new UnextendedMove(
                isExtended ? Optional.of(before.startedAt()) : Optional.empty(), passing(before), passing(after));
    }

    /** When it passes or has passed; empty while the clock stands still in front of it. */
    private static Optional<Instant> passing(SlaClock clock) {
        return of(clock)
                .filter(limit ->
                        clock.pausedAt().isEmpty() || clock.pausedAt().get().isAfter(limit));
    }

    /** Empty where it was never extended. */
    static Optional<Instant> of(SlaClock clock) {
        return clock.limit().filter(limit -> limit.extendedDays() > 0).map(TimeLimit::unextended);
    }
}
