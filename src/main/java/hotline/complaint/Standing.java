package hotline.complaint;

import java.time.Instant;
import java.util.Optional;

/**
 * Who holds a complaint and what it waits for.
 *
 * @param heldBy code of the department that holds it
 * @param heldSince since when
 * @param stage code of its stage, where the policy has a fixed order (P3)
 * @param pauseReason why its clocks stand still; empty: they run
 * @param firstResponseAt when the customer was first answered
 */
public record Standing(
        String heldBy,
        Instant heldSince,
        Optional<String> stage,
        Optional<String> pauseReason,
        Optional<Instant> firstResponseAt) {

    public Standing heldBy(String department, Instant since, Optional<String> itsStage) {
        return new Standing(department, since, itsStage, pauseReason, firstResponseAt);
    }

    public Standing withoutStage() {
        return new Standing(heldBy, heldSince, Optional.empty(), pauseReason, firstResponseAt);
    }

    public Standing since(Instant at) {
        return new Standing(heldBy, at, stage, pauseReason, firstResponseAt);
    }

    public Standing paused(String reason) {
        return new Standing(heldBy, heldSince, stage, Optional.of(reason), firstResponseAt);
    }

    public Standing resumed() {
        return new Standing(heldBy, heldSince, stage, Optional.empty(), firstResponseAt);
    }

    public Standing answered(Instant at) {
        return new Standing(heldBy, heldSince, stage, pauseReason, firstResponseAt.or(() -> Optional.of(at)));
    }
}
