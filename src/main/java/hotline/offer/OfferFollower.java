package hotline.offer;

import hotline.complaint.ComplaintState;
import hotline.complaint.Status;
import hotline.complaint.Step;
import hotline.complaint.change.ChangeFollower;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.LifeCycle;
import hotline.complaint.change.LogRequest;
import hotline.floor.Taking;
import hotline.offer.OfferStore.Taken;
import hotline.policy.dispatch.WorkKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Ends the offers of complaints, and of their callbacks, that wait no more: accepted where the agent took it, withdrawn where anything else
 * happened. Frees agents whose work has left their hands, and has lines looked at where work has become ready.
 */
public final class OfferFollower implements ChangeFollower {
    private final Endings endings;
    private final Pokes pokes;

    public OfferFollower(Endings endings, Pokes pokes) {
        this.endings = endings;
        this.pokes = pokes;
    }

    @Override
    public Future<List<LogRequest>> follow(SqlConnection transaction, List<Changed> changes) {
        var byTime = new HashMap<Instant, List<Changed>>();
        changes.forEach(one ->
                byTime.computeIfAbsent(one.at(), first -> new ArrayList<>()).add(one));
        var done = Future.<Void>succeededFuture();
        for (Map.Entry<Instant, List<Changed>> same : byTime.entrySet()) {
            done = done.compose(before -> follow(transaction, same.getValue(), same.getKey()));
        }
        return done.map(List.of());
    }

    private Future<Void> follow(SqlConnection transaction, List<Changed> changes, Instant at) {
        var complaints = changes.stream()
                .map(one -> new Taken(one.after().id(), one.request().actor().person()))
                .toList();
        pokes.after(
                transaction,
                changes.stream()
                        .map(Changed::after)
                        .filter(OfferFollower::mayWait)
                        .map(complaint -> complaint.custody().heldBy())
                        .distinct()
                        .toList());
        return OfferStore.endMoved(transaction, complaints, at)
                .compose(ended -> (ended.isEmpty()
                                ? Future.<Void>succeededFuture()
                                : endings.ended(transaction, ended, at))
                        .compose(told -> byHand(transaction, changes, ended, at)))
                .compose(ended -> callers(transaction, changes))
                .compose(callers -> callers.isEmpty()
                        ? Future.succeededFuture()
                        : endings.left(transaction, callers, WorkKind.CALLBACK, at))
                .compose(freed -> {
                    var owners = freedOwners(changes);
                    return owners.isEmpty()
                            ? Future.succeededFuture()
                            : endings.left(transaction, owners, WorkKind.CASE, at);
                });
    }

    /** What agents took without an offer, as what came next, is a turn like any other. */
    private Future<Void> byHand(SqlConnection transaction, List<Changed> changes, List<Ended> offers, Instant at) {
        var offered = offers.stream()
                .filter(offer -> offer.answer() == OfferAnswer.ACCEPTED)
                .map(Ended::agent)
                .toList();
        var done = Future.<Void>succeededFuture();
        for (var one : changes) {
            var taker = taker(one).filter(agent -> !offered.contains(agent));
            if (taker.isPresent()) {
                var kind = isCalled(one.after()) ? WorkKind.CALLBACK : WorkKind.CASE;
                done = done.compose(before -> endings.took(transaction, taker.get(), kind, Taking.DEALT, at));
            }
        }
        return done;
    }

    private static Optional<Long> taker(Changed change) {
        return change.step()
                .filter(step -> step.step() == Step.BEGIN_CALLBACK
                        || (step.step() == Step.ASSIGN && step.assignee().isEmpty()))
                .flatMap(step -> step.actor().person());
    }

    /** Agents whose call has just ended, however it did. */
    private static Future<List<Long>> callers(SqlConnection transaction, List<Changed> changes) {
        var called = changes.stream()
                .filter(one -> isCalled(one.before()) && !isCalled(one.after()))
                .map(one -> one.after().id())
                .toList();
        return called.isEmpty() ? Future.succeededFuture(List.of()) : AgentStore.lastCallers(transaction, called);
    }

    private static Set<Long> freedOwners(List<Changed> changes) {
        var freed = new HashSet<Long>();
        for (var one : changes) {
            var owner = one.before().progress().owner();
            boolean held = owner.isPresent()
                    && LifeCycle.UNRESOLVED.contains(one.before().status());
            boolean holds = Objects.equals(owner, one.after().progress().owner())
                    && LifeCycle.UNRESOLVED.contains(one.after().status());
            if (held && !holds) {
                freed.add(owner.get());
            }
        }
        return freed;
    }

    private static boolean isCalled(ComplaintState complaint) {
        return complaint.status() == Status.CALLBACK;
    }

    /** As a case, or with its callback. */
    private static boolean mayWait(ComplaintState complaint) {
        return !complaint.status().isEnded() && !complaint.isFollowing();
    }
}
