package hotline.demo.floor;

import hotline.callback.CallbackAttempt;
import hotline.callback.CallbackOutcome;
import hotline.callback.CallbackOutcomes;
import hotline.callback.Callbacks;
import hotline.callback.OutcomeRecord;
import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.StepRequest;
import hotline.offer.DeclineReason;
import hotline.offer.OfferAnswer;
import hotline.offer.OfferId;
import hotline.offer.Offers;
import hotline.offer.Queues;
import hotline.offer.ShownOffer;
import hotline.once.Once;
import hotline.policy.dispatch.WorkKind;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a colleague of the demo does with work, by the services that people use. What meanwhile belongs to someone else is left alone. */
public record Colleague(
        Offers offers, Queues queues, Callbacks callbacks, CallbackOutcomes outcomes, ComplaintChanges changes) {
    private static final String SOLUTION = "已与客户核实情况，按双方同意的方案处理完毕。";
    private static final Duration CASE_TAKES = Duration.ofMinutes(3);
    /** One in so many offers is declined, and one in so many calls reaches no one. */
    private static final int DECLINES = 9;

    private static final int IN_VAIN = 4;

    /** How many works wait in all lines. */
    Future<Long> waiting() {
        return queues.now().map(seen -> seen.lines().stream()
                .mapToLong(line -> line.total().waiting())
                .sum());
    }

    /** The call that comes next, where customers may be called now. */
    Future<Void> call(long person) {
        return callbacks.takeNext(Once.unkeyed(), person).mapEmpty();
    }

    Future<Void> answer(long person) {
        return offers.mine(person).compose(mine -> mine.open()
                .map(offer -> answer(person, offer.offer().id()))
                .orElseGet(Future::succeededFuture));
    }

    private Future<Void> answer(long person, OfferId id) {
        var answer = (id.work().subject() + id.number()) % DECLINES == 0
                ? new Offers.Answer.Decline(DeclineReason.STILL_BUSY)
                : new Offers.Answer.Accept();
        return offers.answer(Once.unkeyed(), id, person, answer).mapEmpty();
    }

    /** The call in hand has ended. */
    Future<Void> endCall(long person, Instant now) {
        return callbacks.takeNext(Once.unkeyed(), person).compose(inHand -> inHand.map(call ->
                        outcomes.record(Once.unkeyed(), outcome(call, now)).<Void>mapEmpty())
                .orElseGet(Future::succeededFuture));
    }

    private static OutcomeRecord outcome(CallbackAttempt call, Instant now) {
        boolean isInVain = call.callback() % IN_VAIN == 0;
        var said = new CallbackOutcome.Said(
                isInVain ? Optional.empty() : Optional.of(5 - (int) (call.callback() % 2)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var kind = isInVain ? CallbackOutcome.Kind.NO_ANSWER : CallbackOutcome.Kind.REACHED;
        return new OutcomeRecord(call.callback(), call.attempt(), call.agent(), now, kind.of(said), List.of());
    }

    /** The case that was offered last is resolved after a while. */
    Future<Void> resolve(long person, Instant now) {
        return offers.mine(person).compose(mine -> mine.last()
                .filter(last -> isHandled(last, now))
                .map(last -> resolve(person, last.offer().id().work().subject(), now))
                .orElseGet(Future::succeededFuture));
    }

    private static boolean isHandled(ShownOffer last, Instant now) {
        var offer = last.offer();
        return offer.id().work().kind() == WorkKind.CASE
                && offer.answer().filter(OfferAnswer.ACCEPTED::equals).isPresent()
                && offer.answeredAt()
                        .filter(at -> at.plus(CASE_TAKES).isBefore(now))
                        .isPresent();
    }

    private Future<Void> resolve(long person, long complaint, Instant now) {
        return changes.apply(
                        Once.unkeyed(),
                        StepRequest.of(complaint, Step.RESOLVE, new Actor.Person(person), now)
                                .resolvedBy(SOLUTION))
                .mapEmpty();
    }
}
