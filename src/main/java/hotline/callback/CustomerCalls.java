package hotline.callback;

import hotline.callback.CallbackStore.AttemptEnd;
import hotline.callback.CallbackStore.InHand;
import hotline.callback.CustomerCallStore.Planned;
import hotline.callback.CustomerCallStore.Waiting;
import hotline.failure.Failure;
import hotline.policy.CallbackRules;
import hotline.policy.Policies;
import hotline.policy.survey.SurveyPurpose;
import hotline.survey.Answer;
import hotline.survey.Asking;
import hotline.survey.Surveys;
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
    private final Surveys surveys = new Surveys();

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
                })
                .compose(inHand -> inHand.isPresent()
                        ? Future.succeededFuture(inHand)
                        : withoutAny(transaction, agent, now).map(inHand));
    }

    /** R7: of several requests of one agent, one at a time decides. */
    public Future<Void> oneTakeAtATime(SqlConnection transaction, long agent) {
        return store.oneTakeAtATime(transaction, agent);
    }

    /** Whether the agent has a callback of a complaint, of a campaign or by hand in hand (R7). */
    public Future<Boolean> hasOneInHand(SqlConnection transaction, long agent, Instant now) {
        return store.inHandOf(transaction, agent, now)
                .compose(other -> other.isPresent()
                        ? Future.succeededFuture(true)
                        : CustomerCallStore.isBusy(transaction, agent, now));
    }

    /** Fails with {@link Failure.Conflict} where the agent has a call without a complaint in hand. */
    static Future<Void> withoutAny(SqlConnection transaction, long agent, Instant now) {
        return CustomerCallStore.isBusy(transaction, agent, now).map(isBusy -> {
            if (isBusy) {
                throw new Failure.Conflict("you have another call in hand; record its outcome first");
            }
            return null;
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

    /** Puts a locked one that a person asked for into an agent's hands. */
    public Future<Void> beginByHand(SqlConnection transaction, long callback, int attempt, long agent, Instant now) {
        var begun = new CallbackAttempt(callback, 0, attempt, agent, now, now.plus(rules().lease()));
        return store.begin(transaction, List.of(begun));
    }

    /** How many attempts may still go unanswered before the customer counts as not reached. */
    public Future<Integer> attemptsLeft(SqlConnection connection, long callback) {
        return store.unanswered(connection, List.of(callback))
                .map(unanswered -> Math.max(0, rules().attempts() - unanswered.getOrDefault(callback, 0)));
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
     * How it ended, and what the customer answered; fails with {@link Failure.Conflict} where the attempt is no longer in the agent's hands. Answers the status after it.
     */
    public Future<CallbackStatus> end(SqlConnection transaction, OutcomeRecord record, SurveyPurpose purpose) {
        return end(transaction, record, purpose, CustomerCallStore.Kind.OF_CAMPAIGN);
    }

    /** The same of one that a person asked for. */
    public Future<CallbackStatus> endByHand(SqlConnection transaction, OutcomeRecord record, SurveyPurpose purpose) {
        return end(transaction, record, purpose, CustomerCallStore.Kind.BY_HAND);
    }

    private Future<CallbackStatus> end(
            SqlConnection transaction, OutcomeRecord record, SurveyPurpose purpose, CustomerCallStore.Kind kind) {
        var answers = answers(record, purpose);
        return CustomerCallStore.lockInHand(transaction, record, kind)
                .map(found -> found.orElseThrow(
                        () -> new Failure.Conflict("this attempt is no longer in your hands; take the next call")))
                .compose(held -> store.unanswered(transaction, List.of(held.callback()))
                        .compose(unanswered -> {
                            var consequence =
                                    record.outcome().consequence(unanswered.getOrDefault(held.callback(), 0), rules());
                            return store.endAttempts(transaction, List.of(ended(held, record, consequence)))
                                    .compose(ended -> surveys.write(transaction, answers))
                                    .map(consequence.status());
                        }));
    }

    private List<Answer> answers(OutcomeRecord record, SurveyPurpose purpose) {
        var inForce = policies.inForce();
        var score = record.outcome() instanceof CallbackOutcome.Reached reached
                ? reached.score()
                : Optional.<Integer>empty();
        return Asking.inCall(purpose, record.callback(), record.agent(), inForce.id(), record.at())
                .check(inForce.policy().questionnaires(), record.answers(), score)
                .all();
    }

    private static AttemptEnd ended(InHand held, OutcomeRecord record, Consequence consequence) {
        return new AttemptEnd(
                held,
                record.at(),
                record.outcome().code(),
                record.outcome().comment(),
                consequence.status(),
                record.outcome().wish().orElseGet(() -> record.at().plus(consequence.pause())));
    }

    private CallbackRules rules() {
        return policies.inForce().policy().callbacks();
    }
}
