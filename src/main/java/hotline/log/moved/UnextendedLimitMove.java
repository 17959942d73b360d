package hotline.log.moved;

import java.time.Instant;
import java.util.Optional;

/**
 * The limit that a clock would have without extensions, before and after an event that changed the clock. All empty if
 * it was never extended.
 *
 * @param unextendedBefore when that limit would have passed; empty while the clock was paused before it
 * @param unextendedAfter when it passes now
 */
public record UnextendedLimitMove(
        Optional<Instant> receivedAt, Optional<Instant> unextendedBefore, Optional<Instant> unextendedAfter) {
    public static final UnextendedLimitMove NONE =
            new UnextendedLimitMove(Optional.empty(), Optional.empty(), Optional.empty());
}
