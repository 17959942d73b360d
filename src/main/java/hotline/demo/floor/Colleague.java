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
import hotline.identity.Caller;
import hotline.offer.DeclineReason;
import hotline.offer.OfferAnswer;
import hotline.offer.OfferId;
import hotline.offer.Offers;
import hotline.offer.Queues;
import hotline.offer.ShownOffer;
import hotline.once.Once;
import hotline.policy.dispatch.WorkKind;
import hotline.visit.Visit;
import hotline.visit.VisitOutcome;
import hotline.visit.Visits;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a colleague of the demo does with work, by the services that people use. What meanwhile belongs to someone else is left alone. */
public record Colleague(
        Offers offers,
        Queues queues,
        Callbacks callbacks,
        CallbackOutcomes outcomes,
        ComplaintChanges changes,
        Visits visits) {
    private static final String SOLUTION = "已与客户核实情况，按双方同意的方案处理完毕。";
    private static final Duration CASE_TAKES = Duration.ofMinutes(3);
    /** One in so many offers is declined, and one in so many calls reaches no one. */
    private static final int DECLINES = 9;

    private static final int IN_VAIN = 4;
    private static final Duration BETWEEN_VISITORS = Duration.ofMinutes(4);
    private static final List<String> VISITORS = List.of("穿灰外套的先生", "带着运单的女士", "王先生", "两位收货人", "李女士");

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

    /** A customer comes to the desk where none was there for a while. */
    Future<Void> receiveVisitor(Caller.Staff desk, LocalDate today, Instant now) {
        return desk.department()
                .map(line -> visits.list(
                                desk,
                                new Visits.Query(
                                        line, today, today, Optional.empty(), Optional.empty(), Optional.empty(), 1))
                        .compose(last -> last.stream().allMatch(visit -> isOver(visit, now))
                                ? visits.register(Once.unkeyed(), desk, visitor(line, now))
                                        .<Void>mapEmpty()
                                : Future.<Void>succeededFuture()))
                .orElseGet(Future::succeededFuture);
    }

    private static boolean isOver(Visit visit, Instant now) {
        return visit.ended().isPresent()
                && visit.arrived().plus(BETWEEN_VISITORS).isBefore(now);
    }

    private static Visit.Draft visitor(String line, Instant now) {
        var who = VISITORS.get(Math.floorMod(now.getEpochSecond() / 60, VISITORS.size()));
        return new Visit.Draft(line, Optional.of(who), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The visitor is served, or the call in hand has ended. */
    Future<Void> endWork(Caller.Staff person, Instant now) {
        return offers.mine(person.id()).compose(mine -> mine.last()
                .filter(last -> last.offer().id().work().kind() == WorkKind.VISIT
                        && last.offer()
                                .answer()
                                .filter(OfferAnswer.ACCEPTED::equals)
                                .isPresent())
                .map(last -> visits.end(
                                Once.unkeyed(),
                                person,
                                last.offer().id().work().subject(),
                                VisitOutcome.SERVED,
                                Optional.empty())
                        .<Void>mapEmpty())
                .orElseGet(() -> endCall(person.id(), now)));
    }

    private Future<Void> endCall(long person, Instant now) {
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
