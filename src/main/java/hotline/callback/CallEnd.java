package hotline.callback;

import hotline.callback.CallbackStore.AttemptEnd;
import hotline.callback.CallbackStore.InHand;
import hotline.callback.CallbackStore.Next;
import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.StepRequest;
import hotline.log.CallbackEvent.CallbackGivenBack;
import hotline.log.LogEntry;
import hotline.satisfaction.LinkedCase;
import hotline.satisfaction.Rating;
import hotline.satisfaction.Ratings;
import hotline.survey.Answers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The end of one attempt and everything that follows from it; a plain function of the callback found and the agent's
 * record.
 *
 * @param keptUntil until when the next attempt waits for the same agent
 * @param contact the other number that is called from now on
 * @param answers to the questions of the policy
 */
record CallEnd(
        InHand inHand,
        OutcomeRecord said,
        Consequence consequence,
        Optional<Instant> keptUntil,
        Optional<Long> contact,
        Answers answers) {

    OutcomeResult result() {
        return new OutcomeResult(said, consequence.status());
    }

    AttemptEnd attemptEnd() {
        return new AttemptEnd(
                inHand,
                said.at(),
                said.outcome().code(),
                said.outcome().comment(),
                consequence.status(),
                consequence
                        .next()
                        .map(next -> new Next(
                                next.moment(),
                                Optional.of(next.why().code()),
                                said.outcome().wish(),
                                keptUntil,
                                contact))
                        .orElseGet(() -> Next.at(said.at())));
    }

    Optional<Rating> rating() {
        return said.outcome() instanceof CallbackOutcome.Reached reached
                ? reached.score()
                        .map(score -> new Rating(
                                inHand.complaint(),
                                Optional.of(inHand.callback()),
                                inHand.reopened(),
                                score,
                                reached.comment(),
                                said.at()))
                : Optional.empty();
    }

    StepRequest step() {
        var request = StepRequest.of(inHand.complaint(), kindOfStep(), agent(), said.at());
        if (consequence.aftermath() == Consequence.Aftermath.TRY_AGAIN) {
            return request.with(new CallbackGivenBack(
                    inHand.callback(),
                    inHand.attempt(),
                    said.outcome().code(),
                    said.outcome().wish()));
        }
        var entries = new ArrayList<LogEntry>();
        rating().map(rating -> Ratings.logEntry(rating, answers.counted())).ifPresent(entries::add);
        entries.add(CallbackEvents.ended(inHand.callback(), consequence.status(), inHand.attempt(), inHand.dueAt()));
        return request.because(reason()).after(entries.toArray(LogEntry[]::new));
    }

    Optional<LinkedCase> linkedCase() {
        return consequence.aftermath() == Consequence.Aftermath.CLOSE_AND_LINK
                ? Optional.of(new LinkedCase(
                        "linked-by-callback-" + inHand.callback(),
                        inHand.complaint(),
                        said.outcome().comment().orElse(""),
                        agent(),
                        said.at()))
                : Optional.empty();
    }

    private Step kindOfStep() {
        return switch (consequence.aftermath()) {
            case CLOSE, CLOSE_AND_LINK -> Step.CLOSE;
            case REOPEN -> Step.REOPEN;
            case TRY_AGAIN -> Step.GIVE_BACK_CALLBACK;
        };
    }

    private String reason() {
        return consequence.aftermath() == Consequence.Aftermath.CLOSE
                ? "callback-" + consequence.status().code()
                : said.outcome().comment().orElse("unsatisfied");
    }

    private Actor agent() {
        return new Actor.Person(said.agent());
    }
}
