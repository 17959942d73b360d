package hotline.log;

import java.time.Instant;
import java.util.Optional;

/**
 * The customer's limit was counted again or extended; figures are counted from it.
 *
 * @param pastDueBefore the limit had passed
 * @param pastDueAfter it has passed by the new count too; a limit that passes by it has an event of its own
 * @param open the complaint had not ended
 * @param unextendedBefore see {@link UnextendedMove}
 */
public record LimitMove(
        Instant receivedAt,
        Instant fromDue,
        Instant due,
        boolean pastDueBefore,
        boolean pastDueAfter,
        boolean open,
        Optional<Instant> unextendedBefore,
        Optional<Instant> unextendedAfter) {}
