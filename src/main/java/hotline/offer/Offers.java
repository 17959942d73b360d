package hotline.offer;

import hotline.callback.Callbacks;
import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.StepRequest;
import hotline.complaint.next.CasesInHand;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.policy.dispatch.WorkKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The offers to an agent and their answers. Accepting is the same change as an assignment, or as taking a callback, in one transaction with the
 * answer; the follower of changes writes the answer. Safe for many nodes.
 */
public final class Offers {
    /** The agent took another meanwhile. */
    private static final String HANDS_FULL = "hands-full";

    private final Database database;
    private final ComplaintChanges changes;
    private final Callbacks callbacks;
    private final CallsWithoutCase calls;
    private final Endings endings;
    private final Matching matching;
    private final InstantSource clock;

    Offers(
            Database database,
            ComplaintChanges changes,
            Callbacks callbacks,
            CallsWithoutCase calls,
            Endings endings,
            Matching matching,
            InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.callbacks = callbacks;
        this.calls = calls;
        this.endings = endings;
        this.matching = matching;
        this.clock = clock;
    }

    /** @param caseNumber of the case that the answered offer is about; empty: of none */
    public record Answered(WorkSource source, Optional<String> caseNumber) {}

    /** What an agent says to an offer. */
    public sealed interface Answer {
        record Accept() implements Answer {}

        record Decline(DeclineReason reason) implements Answer {}

        private OfferAnswer as() {
            return this instanceof Accept ? OfferAnswer.ACCEPTED : OfferAnswer.DECLINED;
        }
    }

    /**
     * @param open the offer that waits for an answer
     * @param last the one that ended last
     */
    public record Mine(Optional<ShownOffer> open, Optional<ShownOffer> last) {}

    public Future<Mine> mine(long agent) {
        return database.pool().withConnection(connection -> ShownOfferStore.open(connection, agent)
                .compose(open -> ShownOfferStore.last(connection, agent).map(last -> new Mine(open, last))));
    }

    /** Fails with {@link Failure.NotToPick} where the agent would pick a complaint (R7). One that is offered to them, or theirs already, may be taken. */
    public Future<Void> refusePicking(String number, long agent) {
        return matching.rules().agentsPick()
                ? Future.succeededFuture()
                : database.pool()
                        .withConnection(connection -> AgentStore.isPicking(connection, number, agent))
                        .map(isPicking -> {
                            if (isPicking) {
                                throw new Failure.NotToPick();
                            }
                            return null;
                        });
    }

    /**
     * Answers an offer; the same answer again changes nothing and succeeds. Fails with {@link Failure.NotFound} where there is no such offer to
     * this agent, and with {@link Failure.Conflict} where it has ended otherwise, with what happened.
     */
    public Future<Answered> answer(Once once, OfferId id, long agent, Answer answer) {
        var now = clock.instant();
        return once.inTransaction(database.pool(), transaction -> OfferStore.read(transaction, id)
                        .map(found -> own(found, agent))
                        .compose(offer -> offer.isOpen()
                                ? answered(transaction, offer, answer, now)
                                : Future.succeededFuture(offer))
                        .compose(done -> ShownOfferStore.source(transaction, id.work())
                                .compose(source -> ShownOfferStore.caseNumber(transaction, id.work())
                                        .map(number -> new Done(
                                                done,
                                                new Answered(
                                                        source,
                                                        Optional.of(number).filter(text -> !text.isEmpty())))))))
                .map(done -> {
                    settled(done.offer(), answer);
                    return done.answered();
                });
    }

    /** @param offer as it is by then: it may have been withdrawn instead */
    private record Done(Offer offer, Answered answered) {}

    private static Offer own(Optional<Offer> found, long agent) {
        return found.filter(offer -> offer.agent() == agent)
                .orElseThrow(() -> new Failure.NotFound("there is no such offer to you"));
    }

    /** The same answer again. */
    private static Offer settled(Offer offer, Answer answer) {
        if (offer.answer().filter(answer.as()::equals).isEmpty()) {
            throw new Failure.Conflict(whatHappened(offer));
        }
        return offer;
    }

    private static String whatHappened(Offer offer) {
        var ended = offer.answer().orElseThrow();
        return switch (ended) {
            case ACCEPTED -> "you have accepted this offer";
            case DECLINED -> "you have declined this offer";
            case EXPIRED -> "the time for this offer is over; it went to the next agent";
            case WITHDRAWN ->
                "the offer was withdrawn: the work "
                        + switch (offer.reason().orElse("")) {
                            case Withdrawals.BY_SUPERVISOR -> "was taken back by a supervisor";
                            case HANDS_FULL -> "went to a colleague, since you hold as many cases as you may";
                            case "with-another" -> "was given to a colleague";
                            case "joined-to-another" -> "was joined with another complaint";
                            case "ended" -> "has ended";
                            case "caller-gone" -> "is over, the caller gave up";
                            case "phone-busy" -> "found your telephone busy";
                            default -> "waits elsewhere now";
                        };
            case LOST -> "you left the floor before you answered";
        };
    }

    private Future<Offer> answered(SqlConnection transaction, Offer offer, Answer answer, Instant now) {
        return OfferedWork.lock(transaction, changes, offer.id().work())
                .compose(locked -> OfferStore.lock(transaction, offer.id()).map(Optional::orElseThrow))
                .compose(current ->
                        current.isOpen() ? given(transaction, current, answer, now) : Future.<Void>succeededFuture())
                .compose(given -> OfferStore.read(transaction, offer.id()).map(Optional::orElseThrow));
    }

    private Future<Void> given(SqlConnection transaction, Offer offer, Answer answer, Instant now) {
        if (!now.isBefore(offer.until())) {
            throw new Failure.Conflict("the time for this offer is over; it goes to the next agent");
        }
        return answer instanceof Answer.Decline decline
                ? OfferStore.answer(
                                transaction,
                                offer.id(),
                                OfferAnswer.DECLINED,
                                Optional.of(decline.reason().code()),
                                now)
                        .compose(ended -> endings.ended(transaction, ended, now))
                : accepted(transaction, offer, now);
    }

    /** No complaint changes with it, so no follower writes the answer. */
    private Future<Void> answered(SqlConnection transaction, Offer offer, boolean isTaken, Instant now) {
        return isTaken
                ? OfferStore.answer(transaction, offer.id(), OfferAnswer.ACCEPTED, Optional.empty(), now)
                        .compose(ended -> endings.ended(transaction, ended, now))
                : withdrawn(transaction, offer, "moved", now);
    }

    private Future<Void> withdrawn(SqlConnection transaction, Offer offer, String reason, Instant now) {
        return OfferStore.answer(transaction, offer.id(), OfferAnswer.WITHDRAWN, Optional.of(reason), now)
                .compose(ended -> endings.ended(transaction, ended, now));
    }

    /** The follower of changes writes the answer, as for work that the agent takes in another way. */
    private Future<Void> accepted(SqlConnection transaction, Offer offer, Instant now) {
        var agent = offer.agent();
        return switch (offer.id().work().kind()) {
            case CASE ->
                CasesInHand.alone(transaction, agent)
                        .compose(held -> held < matching.rules().inHand(WorkKind.CASE)
                                ? changes.apply(
                                                transaction,
                                                StepRequest.of(
                                                        offer.id().work().subject(),
                                                        Step.ASSIGN,
                                                        new Actor.Person(agent),
                                                        now))
                                        .mapEmpty()
                                : withdrawn(transaction, offer, HANDS_FULL, now));
            case CALLBACK ->
                ShownOfferStore.complaintOfCallback(
                                transaction, offer.id().work().subject())
                        .compose(complaint -> complaint.isEmpty()
                                ? calls.take(transaction, offer.id().work().subject(), agent, now)
                                        .compose(taken -> answered(transaction, offer, taken, now))
                                : callbacks
                                        .take(transaction, complaint.get(), agent, now)
                                        .mapEmpty());
            case CALL -> throw new Failure.Conflict("a call is accepted on the telephone");
            case VISIT ->
                VisitWorkStore.take(transaction, offer.id().work().subject(), agent, now)
                        .compose(taken -> answered(transaction, offer, taken, now));
            // None is made: no chat of customers is connected.
            case CHAT -> withdrawn(transaction, offer, "moved", now);
        };
    }
}
