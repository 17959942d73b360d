package hotline.tie;

import java.time.Instant;
import java.util.Optional;

/**
 * A customer refused an agent (R6).
 *
 * @param lifted when a supervisor took it back
 */
public record Refusal(
        long id,
        Tie.Person agent,
        Fault fault,
        boolean standsFirm,
        String words,
        String decidedByName,
        Instant decidedAt,
        Optional<Instant> lifted) {

    /** What a supervisor finds. */
    public record Draft(long agent, Fault fault, boolean standsFirm, String words) {}
}
