package hotline.limits;

import java.time.Instant;
import java.util.Optional;

/**
 * An extension (延期) of one complaint's limit: requested, then decided.
 *
 * @param complaint the complaint's id
 * @param reason why it was requested; internal
 * @param dueBefore due without it, now or, once it is decided, at the decision
 * @param dueAfter due with it, if granted
 * @param granted empty while undecided
 * @param decision why it was decided so, for the customer if granted; empty if the case ended first
 */
public record Extension(
        long id,
        long complaint,
        int workingDays,
        String reason,
        long askedBy,
        Instant askedAt,
        Instant dueBefore,
        Optional<Instant> dueAfter,
        Optional<Boolean> granted,
        Optional<Long> decidedBy,
        Optional<Instant> decidedAt,
        Optional<String> decision) {}
