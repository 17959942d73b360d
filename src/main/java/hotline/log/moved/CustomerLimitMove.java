package hotline.log.moved;

import java.time.Instant;
import java.util.Optional;

/**
 * The customer's limit before and after it was recounted or extended; figures are counted from it.
 *
 * @param pastDueBefore the limit had passed
 * @param pastDueAfter it has passed by the new count too; if only the new limit has passed, a separate event records it
 * @param open the complaint had not ended
 * @param unextendedBefore see {@link UnextendedLimitMove}
 */
public record CustomerLimitMove(
        Instant receivedAt,
        Instant fromDue,
        Instant due,
        boolean pastDueBefore,
        boolean pastDueAfter,
        boolean open,
        Optional<Instant> unextendedBefore,
        Optional<Instant> unextendedAfter) {}
