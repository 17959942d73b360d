package hotline.complaint;

import java.time.Instant;
import java.util.Optional;

/**
 * Who holds a complaint and why it waits.
 *
 * @param heldBy code of the department that holds it
 * @param heldSince since when
 * @param stage code of its stage, if the policy has a fixed order (P3)
 * @param pauseReason why its clocks are paused; empty: they run
 * @param pauseReviewAt when its owner is reminded to look at the pause; empty: never, or reminded already
 * @param firstResponseAt when the customer was first answered
 * @param acceptBy by when someone of the department must have taken what was handed over to it (K7); empty: someone has, or there is no such limit
 */
public record Custody(
        String heldBy,
        Instant heldSince,
        Optional<String> stage,
        Optional<String> pauseReason,
        Optional<Instant> pauseReviewAt,
        Optional<Instant> firstResponseAt,
        Optional<Instant> acceptBy) {

    public Custody heldBy(String department, Instant since, Optional<String> itsStage) {
        return new Custody(department, since, itsStage, pauseReason, pauseReviewAt, firstResponseAt, Optional.empty());
    }

    public Custody withoutStage() {
        return new Custody(heldBy, heldSince, Optional.empty(), pauseReason, pauseReviewAt, firstResponseAt, acceptBy);
    }

    public Custody since(Instant at) {
        return new Custody(heldBy, at, stage, pauseReason, pauseReviewAt, firstResponseAt, acceptBy);
    }

    public Custody paused(String reason, Optional<Instant> reviewAt) {
        return new Custody(heldBy, heldSince, stage, Optional.of(reason), reviewAt, firstResponseAt, acceptBy);
    }

    public Custody reviewed(Optional<Instant> reviewAt) {
        return new Custody(heldBy, heldSince, stage, pauseReason, reviewAt, firstResponseAt, acceptBy);
    }

    public Custody resumed() {
        return new Custody(heldBy, heldSince, stage, Optional.empty(), Optional.empty(), firstResponseAt, acceptBy);
    }

    public Custody answered(Instant at) {
        return new Custody(
                heldBy,
                heldSince,
                stage,
                pauseReason,
                pauseReviewAt,
                firstResponseAt.or(() -> Optional.of(at)),
                acceptBy);
    }

    /** It goes back unless someone of the department takes it by then (K7). */
    public Custody offeredUntil(Optional<Instant> until) {
        return new Custody(heldBy, heldSince, stage, pauseReason, pauseReviewAt, firstResponseAt, until);
    }

    /** Someone of the department sees to it. */
    public Custody accepted() {
        return offeredUntil(Optional.empty());
    }
}
