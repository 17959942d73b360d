package hotline.callback;

import hotline.callback.CallbackStore.AttemptEnd;
import hotline.callback.CallbackStore.InHand;
import hotline.callback.CustomerCallStore.Planned;
import hotline.callback.CustomerCallStore.Waiting;
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
    private static final Duration DUE_WITHIN = Duration.ofDays(7);

    private final Policies policies;
    private final CallHours hours;
    private final CallbackStore store = new CallbackStore();

    public CustomerCalls(Policies policies, CallHours hours) {
        this.policies = policies;
        this.hours = hours;
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

    /** The first that waits and may be made now, locked. */
    public Future<Optional<CustomerCall>> claim(SqlConnection transaction, Instant now) {
        return isOpen(now)
                ? CustomerCallStore.claim(transaction, now).map(found -> found.map(one -> call(one, now)))
                : Future.succeededFuture(Optional.empty());
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
                                                        now))
                                                .toList())
                                .map(expired.size()));
    }

    /**
     * How it ended; fails with {@link Failure.Conflict} where the attempt is no longer in the agent's hands. Answers the status after it.
     */
    public Future<CallbackStatus> end(SqlConnection transaction, OutcomeRecord record) {
        return CustomerCallStore.lockInHand(transaction, record)
                .map(found -> found.orElseThrow(
                        () -> new Failure.Conflict("this attempt is no longer in your hands; take the next call")))
                .compose(held -> store.unanswered(transaction, List.of(held.callback()))
                        .compose(unanswered -> {
                            var consequence =
                                    record.outcome().consequence(unanswered.getOrDefault(held.callback(), 0), rules());
                            return store.endAttempts(transaction, List.of(ended(held, record, consequence)))
                                    .map(consequence.status());
                        }));
    }

    private static AttemptEnd ended(InHand held, OutcomeRecord record, Consequence consequence) {
        return new AttemptEnd(
                held,
                record.at(),
                record.outcome().code(),
                record.outcome().comment(),
                consequence.status(),
                record.at().plus(consequence.pause()));
    }

    private CallbackRules rules() {
        return policies.inForce().policy().callbacks();
    }
}
