package hotline.complaint;

import hotline.rows.Fields;
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
 * @param unanswered what the customer wrote waits for an answer (T6)
 */
public record Custody(
        String heldBy,
        Instant heldSince,
        Optional<String> stage,
        Optional<String> pauseReason,
        Optional<Instant> pauseReviewAt,
        Optional<Instant> firstResponseAt,
        Optional<Instant> acceptBy,
        Optional<Unanswered> unanswered) {

    /**
     * The customer, or the branch that filed the complaint, wrote and has not been answered.
     *
     * @param since the first of what was not answered
     * @param dueAt by when the policy wants an answer; empty: it sets no limit
     */
    public record Unanswered(Instant since, Optional<Instant> dueAt) {

        /** The columns of a complaint. */
        public static Optional<Unanswered> of(Fields row) {
            return row.optionalInstant("unanswered_since")
                    .map(since -> new Unanswered(since, row.optionalInstant("answer_due_at")));
        }
    }

    public Custody heldBy(String department, Instant since, Optional<String> itsStage) {
        return new Custody(
                department, since, itsStage, pauseReason, pauseReviewAt, firstResponseAt, Optional.empty(), unanswered);
    }

    public Custody withoutStage() {
        return new Custody(
                heldBy, heldSince, Optional.empty(), pauseReason, pauseReviewAt, firstResponseAt, acceptBy, unanswered);
    }

    public Custody since(Instant at) {
        return new Custody(heldBy, at, stage, pauseReason, pauseReviewAt, firstResponseAt, acceptBy, unanswered);
    }

    public Custody paused(String reason, Optional<Instant> reviewAt) {
        return new Custody(
                heldBy, heldSince, stage, Optional.of(reason), reviewAt, firstResponseAt, acceptBy, unanswered);
    }

    public Custody reviewed(Optional<Instant> reviewAt) {
        return new Custody(heldBy, heldSince, stage, pauseReason, reviewAt, firstResponseAt, acceptBy, unanswered);
    }

    public Custody resumed() {
        return new Custody(
                heldBy, heldSince, stage, Optional.empty(), Optional.empty(), firstResponseAt, acceptBy, unanswered);
    }

    public Custody answered(Instant at) {
        return new Custody(
                heldBy,
                heldSince,
                stage,
                pauseReason,
                pauseReviewAt,
                firstResponseAt.or(() -> Optional.of(at)),
                acceptBy,
                Optional.empty());
    }

    /** The customer wrote; what they wrote before and wait for an answer to keeps its time. */
    public Custody writtenTo(Instant at, Optional<Instant> answerDue) {
        return waiting(unanswered.or(() -> Optional.of(new Unanswered(at, answerDue))));
    }

    /** No one waits for an answer any more. */
    public Custody settled() {
        return waiting(Optional.empty());
    }

    private Custody waiting(Optional<Unanswered> since) {
        return new Custody(heldBy, heldSince, stage, pauseReason, pauseReviewAt, firstResponseAt, acceptBy, since);
    }

    /** It goes back unless someone of the department takes it by then (K7). */
    public Custody offeredUntil(Optional<Instant> until) {
        return new Custody(heldBy, heldSince, stage, pauseReason, pauseReviewAt, firstResponseAt, until, unanswered);
    }

    /** Someone of the department sees to it. */
    public Custody accepted() {
        return offeredUntil(Optional.empty());
    }
}
