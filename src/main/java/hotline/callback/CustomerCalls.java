package hotline.callback;

import hotline.callback.CallbackStore.AttemptEnd;
import hotline.callback.CallbackStore.InHand;
import hotline.callback.CustomerCallStore.Planned;
import hotline.callback.CustomerCallStore.Waiting;
import hotline.callback.plan.Attempt;
import hotline.callback.plan.CallPurpose;
import hotline.failure.Failure;
import hotline.policy.CallbackRules;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Callbacks that campaigns make (K4): the same rows, leases, attempts and outcomes as those of complaints, without a complaint to move. The policy
 * in force rules them.
 */
public final class CustomerCalls {
    private static final int EXPIRED_AT_ONCE = 200;
    private static final int MOST_PUT_OFF = 20;
    private static final int WOKEN_ON_THE_WAY = 50;
    private static final Duration DUE_WITHIN = Duration.ofDays(7);

    private final Policies policies;
    private final CallHours hours;
    private final CallbackStore store = new CallbackStore();
    private final WaitingStore waiting = new WaitingStore();
    private final LeaseStore leases = new LeaseStore();
    private final NumberStore numbers = new NumberStore();
    private final NextCalls next;

    public CustomerCalls(Policies policies, CallHours hours) {
        this.policies = policies;
        this.hours = hours;
        this.next = new NextCalls(hours);
    }

    /** Whether customers may be called at that moment. */
    public boolean isOpen(Instant at) {
        return hours.from(policies.inForce().id(), at).equals(at);
    }

    /** Callbacks for customers, by file; one who has an open callback of a campaign already is missing. */
    public Future<Map<Long, Long>> plan(SqlConnection transaction, long campaign, List<Long> files, Instant at) {
        return CustomerCallStore.plan(transaction, new Planned(campaign, files, at, at.plus(DUE_WITHIN)));
    }

    /** The one in the agent's hands. No agent collects calls (R7): fails with {@link Failure.Conflict} where they have a callback of a complaint. */
    public Future<Optional<CustomerCall>> inHandOf(SqlConnection transaction, long agent, Instant now) {
        return store.oneTakeAtATime(transaction, agent)
                .compose(alone -> store.inHandOf(transaction, agent, now))
                .compose(other -> {
                    if (other.isPresent()) {
                        throw new Failure.Conflict("you have a callback of a complaint in hand");
                    }
                    return CustomerCallStore.inHandOf(transaction, agent, now);
                });
    }

    /** The first that waits and may be made now, locked; others are put off until they may. */
    public Future<Optional<CustomerCall>> claim(SqlConnection transaction, Instant now) {
        return isOpen(now)
                ? waiting.wake(transaction, now, WOKEN_ON_THE_WAY)
                        .compose(woken -> claim(transaction, now, MOST_PUT_OFF))
                : Future.succeededFuture(Optional.empty());
    }

    private Future<Optional<CustomerCall>> claim(SqlConnection transaction, Instant now, int most) {
        return CustomerCallStore.claim(transaction, now)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : next.check(
                                        transaction,
                                        found.get().callback(),
                                        policies.inForce().id(),
                                        now)
                                .compose(from -> from.moment().equals(now)
                                        ? Future.succeededFuture(found.map(one -> call(one, now)))
                                        : waiting.defer(transaction, found.get().callback(), from)
                                                .compose(put -> most == 0
                                                        ? Future.succeededFuture(Optional.<CustomerCall>empty())
                                                        : claim(transaction, now, most - 1))));
    }

    private CustomerCall call(Waiting one, Instant now) {
        return new CustomerCall(
                one.callback(), one.campaign(), one.file(), one.attempts() + 1, now, now.plus(rules().lease()));
    }

    /** Puts a claimed one into an agent's hands. */
    public Future<CustomerCall> begin(SqlConnection transaction, CustomerCall call, long agent) {
        var attempt =
                new CallbackAttempt(call.callback(), 0, call.attempt(), agent, call.startedAt(), call.leaseUntil());
        return store.begin(transaction, List.of(attempt)).map(call);
    }

    /** One that waits, or all of a campaign, are not made after all. */
    public Future<Void> cancel(SqlConnection transaction, long callback, Instant at) {
        return CustomerCallStore.cancel(transaction, callback, at);
    }

    public Future<Void> cancelAll(SqlConnection transaction, long campaign, Instant at) {
        return CustomerCallStore.cancelAll(transaction, campaign, at);
    }

    public Future<Integer> giveBackExpired(SqlConnection transaction, Instant now) {
        return CustomerCallStore.lockExpired(transaction, now, EXPIRED_AT_ONCE)
                .compose(expired -> expired.isEmpty()
                        ? Future.succeededFuture(0)
                        : store.endAttempts(
                                        transaction,
                                        expired.stream()
                                                .map(inHand -> new AttemptEnd(
                                                        inHand,
                                                        now,
                                                        "lease-expired",
                                                        Optional.empty(),
                                                        CallbackStatus.WAITING,
                                                        CallbackStore.Next.at(now)))
                                                .toList())
                                .map(expired.size()));
    }

    /**
     * How it ended; fails with {@link Failure.Conflict} where the attempt is no longer in the agent's hands. Answers the status after it.
     */
    public Future<CallbackStatus> end(SqlConnection transaction, OutcomeRecord record) {
        return leases.resume(transaction, List.of(record), record.at())
                .compose(resumed -> CustomerCallStore.lockInHand(transaction, record))
                .map(found -> found.orElseThrow(
                        () -> new Failure.Conflict("this attempt is no longer in your hands; take the next call")))
                .compose(held -> numbers.attempts(transaction, List.of(held.callback()))
                        .compose(attempts ->
                                end(transaction, record, held, attempts.getOrDefault(held.callback(), List.of()))));
    }

    private Future<CallbackStatus> end(
            SqlConnection transaction, OutcomeRecord record, InHand held, List<Attempt> earlier) {
        var ending = new NextCalls.Ending(
                held, CallPurpose.CAMPAIGN, policies.inForce().id(), record, Instant.MAX, earlier);
        return next.after(transaction, ending).compose(next -> {
            var consequence = record.outcome().consequence(next.call(), rules());
            var end = new CallEnd(held, record, consequence, Optional.empty(), next.contact());
            return store.endAttempts(transaction, List.of(end.attemptEnd())).map(consequence.status());
        });
    }

    private CallbackRules rules() {
        return policies.inForce().policy().callbacks();
    }
}
