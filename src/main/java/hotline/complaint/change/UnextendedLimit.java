package hotline.complaint.change;

import hotline.log.UnextendedMove;
import hotline.sla.SlaClock;
import hotline.sla.TimeLimit;
import java.time.Instant;
import java.util.Optional;

/**
 * The log's record of the limit that a customer's clock would have without extensions, so that on-time closure can be
 * counted against it too. No action follows when that limit passes; but each time it is set, moved or ended, an event
 * holds its instant, and figures can tell from those alone how many complaints were open and past it at any time. A
 * clock that was never extended has only its own limit, so its breach event is enough.
 */
public final class UnextendedLimit {
    private UnextendedLimit() {}

    /** The unextended limit before and after an event that changed the open clock. */
    public static UnextendedMove moved(SlaClock before, SlaClock after) {
        boolean isExtended = of(before).isPresent() || of(after).isPresent();
        return new UnextendedMove(
                isExtended ? Optional.of(before.startedAt()) : Optional.empty(), passing(before), passing(after));
    }

    /** When it passes or has passed; empty while the clock is paused before it. */
    private static Optional<Instant> passing(SlaClock clock) {
        return of(clock)
                .filter(limit ->
                        clock.pausedAt().isEmpty() || clock.pausedAt().get().isAfter(limit));
    }

    /** Empty if it was never extended. */
    static Optional<Instant> of(SlaClock clock) {
        return clock.limit().filter(limit -> limit.extendedDays() > 0).map(TimeLimit::unextended);
    }
}
