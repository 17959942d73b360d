package hotline.offer;

import hotline.floor.AgentTurns;
import hotline.floor.Taking;
import hotline.policy.Policies;
import hotline.policy.dispatch.WorkKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What becomes of agents when offers to them, or works in their hands, have ended; in that transaction, after the rows of works and offers. */
public final class Endings {
    private final AgentTurns turns;
    private final Policies policies;
    private final Pokes pokes;

    public Endings(AgentTurns turns, Policies policies, Pokes pokes) {
        this.turns = turns;
        this.policies = policies;
        this.pokes = pokes;
    }

    /** Lines are locked in their order, so that two who end several never wait for each other in a circle. */
    Future<Void> ended(SqlConnection transaction, List<Ended> offers, Instant now) {
        var inOrder = offers.stream()
                .sorted(Comparator.comparing(Ended::line).thenComparing(Ended::agent))
                .toList();
        var done = Future.<Void>succeededFuture();
        for (var one : inOrder) {
            done = done.compose(before -> ended(transaction, one, now));
        }
        var calls = offers.stream()
                .filter(one -> one.kind() == WorkKind.CALL)
                .map(Ended::agent)
                .toList();
        return done.compose(all -> OfferStore.tellOfCalls(transaction, calls))
                .onSuccess(all -> poke(transaction, offers));
    }

    /** A supervisor took them back: their agents keep the turn and are told why. */
    Future<Void> withdrawn(SqlConnection transaction, List<Ended> offers, long by, String words, Instant now) {
        var done = Future.<Void>succeededFuture();
        for (var one : offers) {
            done = done.compose(before -> turns.offerWithdrawn(transaction, one.agent(), by, words, now));
        }
        return done.onSuccess(all -> poke(transaction, offers));
    }

    private void poke(SqlConnection transaction, List<Ended> offers) {
        pokes.after(transaction, offers.stream().map(Ended::line).toList());
        pokes.agentsAfter(transaction, offers.stream().map(Ended::agent).toList());
    }

    private Future<Void> ended(SqlConnection transaction, Ended offer, Instant now) {
        return switch (offer.answer()) {
            case ACCEPTED -> took(transaction, offer.agent(), offer.kind(), offer.taking(), now);
            case DECLINED -> turns.declinedOffer(transaction, offer.agent(), now);
            case EXPIRED -> turns.missedOffer(transaction, offer.agent(), now);
            case WITHDRAWN, LOST -> turns.offerGone(transaction, offer.agent(), now);
        };
    }

    /** Work is in an agent's hands, offered or not. */
    Future<Void> took(SqlConnection transaction, long agent, WorkKind kind, Taking taking, Instant now) {
        return kind.isSingle()
                ? turns.took(transaction, agent, taking, now)
                : turns.tookBeside(transaction, agent, taking, now);
    }

    /** Works have left agents' hands: each has the time after it that the policy gives that kind. */
    public Future<Void> left(SqlConnection transaction, Collection<Long> agents, WorkKind kind, Instant now) {
        var wrapUp = Optional.of(policies.inForce().policy().dispatch().wrapUp(kind))
                .filter(length -> !length.isZero())
                .map((Duration length) -> now.plus(length));
        var inOrder = new TreeSet<>(agents);
        // A call ends while its callback is still to be recorded, and a customer may hold the line while another call
        // ends.
        var freed = kind.isSingle()
                ? AgentStore.withCustomer(transaction, List.copyOf(inOrder)).map(still -> {
                    inOrder.removeAll(still);
                    return inOrder;
                })
                : Future.succeededFuture(inOrder);
        return freed.compose(all -> each(transaction, all, kind, wrapUp, now)).onSuccess(all -> {
            pokes.allAfter(transaction);
            pokes.agentsAfter(transaction, agents);
        });
    }

    private Future<Void> each(
            SqlConnection transaction,
            Collection<Long> agents,
            WorkKind kind,
            Optional<Instant> wrapUpUntil,
            Instant now) {
        var done = Future.<Void>succeededFuture();
        for (long agent : agents) {
            done = done.compose(before -> kind.isSingle()
                    ? turns.ended(transaction, agent, wrapUpUntil, now)
                    : turns.endedBeside(transaction, agent, wrapUpUntil, now));
        }
        return done;
    }

    /** Agents who make a call that was not offered: it uses no turn, and they are busy since it began, so that its end is later. */
    Future<Void> calling(SqlConnection transaction, Map<Long, Instant> since) {
        var done = Future.<Void>succeededFuture();
        for (var agent : since.entrySet()) {
            done = done.compose(before -> turns.took(transaction, agent.getKey(), Taking.RETURNING, agent.getValue()));
        }
        return done.onSuccess(all -> pokes.agentsAfter(transaction, since.keySet()));
    }

    /** Agents who are offered work, or have it in hand, by their row alone. */
    Future<Void> corrected(SqlConnection transaction, Map<Long, Boolean> areOffered, Instant now) {
        var calling = areOffered.entrySet().stream()
                .filter(one -> !one.getValue())
                .map(Map.Entry::getKey)
                .toList();
        var done =
                calling.isEmpty() ? Future.<Void>succeededFuture() : left(transaction, calling, WorkKind.CALLBACK, now);
        for (var agent : areOffered.entrySet()) {
            if (agent.getValue()) {
                done = done.compose(before -> turns.offerGone(transaction, agent.getKey(), now));
            }
        }
        return done;
    }
}
