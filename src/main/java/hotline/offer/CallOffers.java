package hotline.offer;

import hotline.dispatch.Floor;
import hotline.dispatch.FloorAgent;
import hotline.dispatch.Match;
import hotline.dispatch.Round;
import hotline.dispatch.Waiting;
import hotline.dispatch.Work;
import hotline.dispatch.WorkId;
import hotline.floor.Taking;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.WorkKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Telephone calls as work (R1 to R6): an exchange asks and is told whom to ring, and what then happens to the call ends the offer. All in the transaction
 * at hand. An exchange that asks again is answered the same while the telephone named rings.
 */
public final class CallOffers {
    /** An exchange that waits asks more often than that; meanwhile an agent who becomes free is kept for its caller. */
    static final Duration ASKS_AGAIN = Duration.ofSeconds(10);

    private static final Duration LEFT = Duration.ofMinutes(10);

    /** As long as the messages of exchanges. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final Matching matching;
    private final Endings endings;
    private final Pokes pokes;

    CallOffers(Matching matching, Endings endings, Pokes pokes) {
        this.matching = matching;
        this.endings = endings;
        this.pokes = pokes;
    }

    /**
     * What an exchange asks.
     *
     * @param callId the exchange's id of the call
     * @param digest of the caller's number
     * @param tried the agent whose telephone rang in vain
     * @param named how many agents it is told at most
     */
    public record Asking(
            long connector,
            Optional<String> callId,
            Optional<Long> digest,
            String line,
            Need need,
            Instant due,
            int aheadMinutes,
            Optional<CallWork.Wish> wish,
            Set<Long> avoid,
            boolean hunts,
            Optional<Long> tried,
            int named) {
        public Asking {
            avoid = Set.copyOf(avoid);
        }
    }

    public sealed interface Told {
        /** In that order; the first is offered the call. */
        record Ring(List<Long> agents) implements Told {}

        record Wait(Waiting.Reason reason) implements Told {}

        /** It has been answered, or is over. */
        record Over() implements Told {}
    }

    /** A call by the exchange's id of it. */
    public record Named(long connector, String callId) {}

    /** The works of calls of a line that are asked about at once, in one order. */
    public Future<Void> lockAsked(SqlConnection transaction, String line, List<Named> calls) {
        return calls.size() < 2
                ? Future.succeededFuture()
                : AgentStore.oneMatchAtATime(transaction, line)
                        .compose(alone -> CallWorkStore.lockNamed(transaction, calls));
    }

    public boolean isOffering() {
        return matching.rules().offersWork();
    }

    /** R1 to R6: whom to ring now; the first is offered the call in the same transaction. */
    public Future<Told> ask(SqlConnection transaction, Asking asking, Instant now) {
        return AgentStore.oneMatchAtATime(transaction, asking.line())
                .compose(alone ->
                        CallWorkStore.lock(transaction, asking.connector(), asking.callId(), asking.digest(), now))
                .compose(found -> found.isEmpty()
                        ? CallWorkStore.insert(transaction, asking, now)
                                .compose(id -> search(transaction, asking, id, now))
                        : again(transaction, asking, found.get(), now));
    }

    private Future<Told> again(SqlConnection transaction, Asking asking, CallWork work, Instant now) {
        if (work.endedAt().isPresent()) {
            return Future.succeededFuture(new Told.Over());
        }
        return CallWorkStore.askedAgain(transaction, work.id(), asking.hunts(), now)
                .compose(asked -> OfferStore.lockOpen(transaction, work.workId()))
                .compose(open -> {
                    if (open.isEmpty()) {
                        return search(transaction, asking, work.id(), now);
                    }
                    var offer = open.get();
                    boolean isInVain = asking.tried()
                                    .filter(agent -> agent == offer.agent())
                                    .isPresent()
                            || !now.isBefore(offer.until());
                    return isInVain
                            ? end(transaction, offer, OfferAnswer.EXPIRED, Optional.empty(), now)
                                    .compose(ended -> search(transaction, asking, work.id(), now))
                            : candidates(transaction, asking, work, offer.agent(), now);
                });
    }

    private Future<Told> search(SqlConnection transaction, Asking asking, long id, Instant now) {
        return matching.readingCalls(now).calls(transaction, asking.line(), id).compose(seen -> {
            var work = new WorkId(WorkKind.CALL, id);
            var round = seen.round(matching.ringing(), now);
            var offering = round.offers().stream()
                    .filter(one -> one.work().equals(work))
                    .findFirst();
            if (offering.isEmpty()) {
                return Future.succeededFuture(new Told.Wait(round.waiting().stream()
                        .filter(one -> one.work().equals(work))
                        .map(Waiting::reason)
                        .findFirst()
                        .orElse(Waiting.Reason.AGENT)));
            }
            return matching.make(transaction, asking.line(), now, List.of(offering.get()))
                    .map(made -> {
                        pokes.agentsAfter(transaction, made);
                        return made.isEmpty()
                                ? new Told.Wait(Waiting.Reason.AGENT)
                                : seen.ring(made.get(0), work, matching.ringing(), asking.named(), now);
                    });
        });
    }

    /** The same answer as before, with those who would come next now. */
    private Future<Told> candidates(SqlConnection transaction, Asking asking, CallWork work, long agent, Instant now) {
        return matching.readingCalls(now)
                .calls(transaction, asking.line(), work.id())
                .map(seen -> seen.and(work).ring(agent, work.workId(), matching.ringing(), asking.named(), now));
    }

    /** The calls and reachable agents of a line. */
    record Seen(String line, List<FloorAgent> agents, List<Work> works) {
        Round round(DispatchRules rules, Instant now) {
            return Match.round(new Floor(line, agents, works), rules, now);
        }

        Seen and(CallWork work) {
            var all = new ArrayList<>(works);
            all.add(new Work(
                    work.workId(),
                    line,
                    work.need(),
                    false,
                    work.due(),
                    work.due(),
                    work.arrived(),
                    Optional.empty(),
                    work.avoid(),
                    Set.of(),
                    true));
            return new Seen(line, agents, all);
        }

        /** The one who is offered it, and after them whoever would be without them. */
        Told ring(long first, WorkId id, DispatchRules rules, int most, Instant now) {
            var named = new ArrayList<Long>(List.of(first));
            var work = works.stream().filter(one -> one.id().equals(id)).findFirst();
            while (work.isPresent() && named.size() < most) {
                var left = agents.stream()
                        .filter(agent -> !named.contains(agent.person()))
                        .toList();
                var next = Match.offers(new Floor(line, left, List.of(work.get())), rules, now);
                if (next.isEmpty()) {
                    break;
                }
                named.add(next.get(0).agent());
            }
            return new Told.Ring(List.copyOf(named));
        }
    }

    /** The call that an exchange asked for, joined with what it says of it; locked. The call's row is locked before. */
    public Future<Optional<CallWork>> of(
            SqlConnection transaction, long call, long connector, String callId, Optional<Long> digest, Instant now) {
        return CallWorkStore.lockOf(transaction, call)
                .compose(joined -> joined.isPresent()
                        ? Future.succeededFuture(joined)
                        : CallWorkStore.lock(transaction, connector, Optional.of(callId), digest, now)
                                .compose(found -> found.filter(
                                                work -> work.call().isEmpty())
                                        .map(work -> CallWorkStore.join(transaction, work.id(), call)
                                                .map(Optional.of(work)))
                                        .orElseGet(() -> Future.succeededFuture(Optional.empty()))));
    }

    /** Those of the calls of which an exchange has asked, as far as can be known. */
    public Future<Set<Long>> asked(SqlConnection transaction, List<Long> calls) {
        return calls.isEmpty()
                ? Future.succeededFuture(Set.of())
                : CallWorkStore.asked(transaction, calls).map(Set::copyOf);
    }

    /** The works of several calls and what is offered of them, each in one order; answers which of the works are offered. */
    public Future<Set<Long>> lock(SqlConnection transaction, List<Long> calls) {
        return CallWorkStore.lockAll(transaction, calls)
                .compose(works -> OfferStore.lockCalls(transaction, works))
                .map(Set::copyOf);
    }

    /** The exchange went its own way before it had the answer: no telephone rings by it, and no turn is lost. */
    public Future<Void> takeBack(
            SqlConnection transaction, long connector, Optional<String> callId, Optional<Long> digest, Instant now) {
        return CallWorkStore.lock(transaction, connector, callId, digest, now)
                .compose(work -> work.isEmpty()
                        ? Future.succeededFuture()
                        : open(transaction, work.get())
                                .compose(offer -> offer.isEmpty()
                                        ? Future.succeededFuture()
                                        : end(
                                                        transaction,
                                                        offer.get(),
                                                        OfferAnswer.WITHDRAWN,
                                                        Optional.of("moved"),
                                                        now)
                                                .mapEmpty()));
    }

    public Future<Optional<Offer>> open(SqlConnection transaction, CallWork work) {
        return OfferStore.lockOpen(transaction, work.workId());
    }

    /** Whether the agent let this call pass before. */
    public boolean hasLetPass(CallWork work, long agent) {
        return work.avoid().contains(agent);
    }

    /** Its time is over, it was taken back, or the agent took it; false where it had ended before. */
    public Future<Boolean> end(
            SqlConnection transaction, Offer offer, OfferAnswer answer, Optional<String> reason, Instant now) {
        return OfferStore.answer(transaction, offer.id(), answer, reason, now)
                .compose(ended -> endings.ended(transaction, ended, now).map(!ended.isEmpty()));
    }

    /** The exchange rings at an agent by itself: an offer like any other, where the agent is ready. */
    public Future<Void> rings(SqlConnection transaction, CallWork work, long agent, Instant now) {
        return matching.ringsAt(transaction, work, agent, now)
                .onSuccess(made -> {
                    if (made) {
                        pokes.agentsAfter(transaction, List.of(agent));
                    }
                })
                .mapEmpty();
    }

    /** An agent speaks with a customer, offered or not. */
    public Future<Void> took(SqlConnection transaction, long agent, Taking taking, Instant now) {
        return endings.took(transaction, agent, WorkKind.CALL, taking, now)
                .onSuccess(done -> pokes.agentsAfter(transaction, List.of(agent)));
    }

    /** An agent speaks no more: the wrap-up begins, unless another customer or a callback is in their hands. */
    public Future<Void> left(SqlConnection transaction, long agent, Instant now) {
        return endings.left(transaction, List.of(agent), WorkKind.CALL, now);
    }

    /** It waits no more. */
    public Future<Void> close(SqlConnection transaction, CallWork work, Instant now) {
        return work.endedAt().isPresent() ? Future.succeededFuture() : CallWorkStore.end(transaction, work.id(), now);
    }

    static Future<Void> closeLeft(SqlConnection transaction, Instant now) {
        return CallWorkStore.endLeft(transaction, now, now.minus(LEFT))
                .compose(ended -> CallWorkStore.forget(transaction, now.minus(KEPT)));
    }
}
