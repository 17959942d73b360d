package hotline.satisfaction;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.Status;
import hotline.complaint.Step;
import hotline.policy.CallbackRules;
import hotline.policy.Dissatisfaction;
import hotline.survey.Answers;
import java.util.Optional;

/**
 * A rating on the page and its consequence; a plain function of the complaint and its policy.
 *
 * @param consequence the policy's action for a customer who does not accept the conclusion (P7), if this is one
 * @param answers to the questions of the policy
 */
record Verdict(ComplaintState complaint, Rating rating, Optional<Dissatisfaction> consequence, Answers answers) {

    /** There is a conclusion to judge once the company says that the complaint is solved. */
    static boolean isRatable(Status status) {
        return status == Status.CLOSED || awaitsAnswer(status);
    }

    static Verdict of(ComplaintState complaint, PageRating page, CallbackRules rules, Answers answers) {
        var rating = new Rating(
                complaint.id(),
                Optional.empty(),
                complaint.progress().reopened(),
                page.score(),
                page.comment(),
                page.at());
        var way = awaitsAnswer(complaint.status()) ? rules.beforeClosing() : rules.afterClosing();
        return new Verdict(
                complaint, rating, Optional.of(way).filter(unsatisfied -> rules.isUnsatisfied(page.score())), answers);
    }

    long id() {
        return complaint.id();
    }

    /** The rating itself ends the complaint, or keeps it from ending. */
    boolean awaitsAnswer() {
        return awaitsAnswer(complaint.status());
    }

    /** An ended complaint stays as it is unless the policy reopens it. */
    Optional<Step> step() {
        if (consequence.filter(Dissatisfaction.REOPEN::equals).isPresent()) {
            return Optional.of(Step.REOPEN);
        }
        return awaitsAnswer() ? Optional.of(Step.CLOSE) : Optional.empty();
    }

    String reason() {
        return consequence.isPresent() ? rating.comment().orElse("unsatisfied") : "rated-on-page";
    }

    Optional<LinkedCase> linkedCase() {
        return consequence
                .filter(Dissatisfaction.LINKED_CASE::equals)
                .map(way -> new LinkedCase(
                        "linked-by-rating-" + id() + "-" + rating.resolution(),
                        id(),
                        rating.comment().orElse(""),
                        new Actor.Customer(),
                        rating.ratedAt()));
    }

    private static boolean awaitsAnswer(Status status) {
        return status == Status.RESOLVED || status == Status.CALLBACK;
    }
}
