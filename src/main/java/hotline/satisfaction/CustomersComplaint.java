package hotline.satisfaction;

import hotline.complaint.Event;
import hotline.complaint.Status;
import hotline.complaint.change.LifeCycle;
import hotline.complaint.reading.Complaint;
import hotline.log.EventType;
import hotline.log.ExtensionEvent.ExtensionGranted;
import hotline.log.LimitEvent.Paused;
import hotline.policy.ClockKind;
import hotline.policy.PauseReason;
import hotline.policy.Policy;
import hotline.policy.survey.SurveyPurpose;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A complaint as the customer who filed it may know it.
 *
 * @param answeredOnPage questions about the present resolution were answered on the page
 * @param steps the events, without internal ones (P6)
 */
public record CustomersComplaint(Complaint complaint, List<Event> steps, List<Rating> ratings, boolean answeredOnPage) {
    public CustomersComplaint {
        steps = List.copyOf(steps);
        ratings = List.copyOf(ratings);
    }

    public boolean mayRate() {
        return Ratings.mayRate(status(), complaint.state().progress().reopened(), ratings);
    }

    /** Whether a customer who rated by telephone is asked again here, as one of the policy's sample. */
    public boolean isAskedAgain(Policy policy) {
        return status() == Status.CLOSED
                && !answeredOnPage
                && rating().flatMap(Rating::callback).isPresent()
                && policy.questionnaires().of(SurveyPurpose.RESOLUTION).isPresent()
                && policy.questionnaires().isAskedAgain(complaint.id());
    }

    /** Once there is a resolution the customer rates it instead. */
    public boolean mayWithdraw() {
        return LifeCycle.UNRESOLVED.contains(status());
    }

    public boolean mayAdd() {
        return !status().isEnded();
    }

    /** Whether the complaint waits for words of the customer, which end the pause. */
    public boolean asksForAnswer(Policy policy) {
        return waitingFor()
                .flatMap(policy.limits()::pause)
                .filter(PauseReason::asksComplainant)
                .isPresent();
    }

    /** By when we want that answer; a time that has passed presses no one. */
    public Optional<Instant> answerBy(Instant now) {
        return complaint.state().custody().pauseReviewAt().filter(now::isBefore);
    }

    /** What we want, as the agent said it. */
    public Optional<String> askedFor() {
        return steps.stream()
                .filter(step -> step.type() == EventType.PAUSED)
                .reduce((earlier, later) -> later)
                .flatMap(step -> ((Paused) step.event()).note());
    }

    /** The promised date has passed, or had passed when the complaint ended. */
    public boolean isLate(Instant now) {
        var clock = complaint.state().clock();
        return clock.isBreached() || (!status().isEnded() && clock.isLateAt(now));
    }

    /** Code of the pause reason; empty while we wait for nothing. */
    public Optional<String> waitingFor() {
        return complaint.state().custody().pauseReason();
    }

    /** The promised time of our next reply (T4), even after it has passed. */
    public Optional<Instant> nextReplyBy() {
        return complaint.state().clocks().open(ClockKind.PROMISED_REPLY).map(SlaClock::dueAt);
    }

    /** When more time was granted last, and why. */
    public Optional<ExtensionGranted> extension() {
        return steps.stream()
                .filter(step -> step.type() == EventType.EXTENSION_GRANTED)
                .reduce((earlier, later) -> later)
                .map(step -> (ExtensionGranted) step.event());
    }

    /** The solution; a resolution that was not accepted is void. */
    public Optional<String> resolution() {
        return Verdict.isRatable(status()) ? complaint.state().progress().resolution() : Optional.empty();
    }

    /**
     * The rating of the latest resolution. A rating of an earlier round of handling says nothing about this one, so
     * there is none while a newer resolution may be rated.
     */
    public Optional<Rating> rating() {
        int round = complaint.state().progress().reopened();
        int latest = Verdict.isRatable(status()) ? round : round - 1;
        return ratings.stream().filter(rating -> rating.resolution() == latest).findFirst();
    }

    public Status status() {
        return complaint.state().status();
    }
}
