package hotline.callback;

import hotline.callback.CallbackStore.AttemptEnd;
import hotline.callback.CustomerCallStore.Planned;
import hotline.callback.CustomerCallStore.Waiting;
import hotline.failure.Failure;
import hotline.policy.CallbackRules;
import hotline.policy.Policies;
import hotline.policy.survey.SurveyPurpose;
import hotline.survey.Answers;
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
    private static final int MOST_PUT_OFF = 20;
    private static final int WOKEN_ON_THE_WAY = 50;
    private static final Duration DUE_WITHIN = Duration.ofDays(7);

    private final Policies policies;
    private final CallHours hours;
    private final CallbackStore store = new CallbackStore();
    private final Surveys surveys = new Surveys();
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

    /** Callbacks for customers, by file; one with an open callback of a campaign already is missing. */
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

    /**
     * One of a campaign that waits, locked, as it would be begun. Fails with {@link Failure.Conflict} where it waits no more, and where the
     * agent has another call in hand (R7).
     */
    public Future<CustomerCall> lockWaiting(SqlConnection transaction, long callback, long agent, Instant now) {
        return store.oneTakeAtATime(transaction, agent)
                .compose(alone -> hasOneInHand(transaction, agent, now))
                .compose(isBusy -> {
                    if (isBusy) {
                        throw new Failure.Conflict("you have another call in hand; record its outcome first");
                    }
                    return CustomerCallStore.lockWaiting(transaction, callback);
                })
                .map(found -> call(
                        found.orElseThrow(() -> new Failure.Conflict("the offer was withdrawn: the work has ended")),
                        now));
    }

    /** The first that waits and may be made now, locked, one that is offered to the agent before all; others are put off until they may. */
    public Future<Optional<CustomerCall>> claim(SqlConnection transaction, long agent, Instant now) {
        return isOpen(now)
                ? waiting.wake(transaction, now, WOKEN_ON_THE_WAY)
                        .compose(woken -> claim(transaction, agent, now, MOST_PUT_OFF))
                : Future.succeededFuture(Optional.empty());
    }

    private Future<Optional<CustomerCall>> claim(SqlConnection transaction, long agent, Instant now, int most) {
        return CustomerCallStore.claim(transaction, agent, now)
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
                                                        : claim(transaction, agent, now, most - 1))));
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
        return numbers.attempts(connection, List.of(callback))
                .map(attempts ->
                        hours.attemptsLeft(policies.inForce().id(), attempts.getOrDefault(callback, List.of())));
    }

    /**
     * Whether a locked one that a person asked for may be made now: by its number's windows and limits, and while no colleague calls that number.
     * One that may not is put off.
     */
    public Future<Boolean> mayBeMade(SqlConnection transaction, long callback, Instant now) {
        return next.check(transaction, callback, policies.inForce().id(), now)
                .compose(from -> from.moment().equals(now)
                        ? Future.succeededFuture(true)
                        : waiting.defer(transaction, callback, from).map(false));
    }

    /** Whether a person asked for it. */
    public Future<Boolean> isByHand(SqlConnection connection, long callback) {
        return CustomerCallStore.isByHand(connection, callback);
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
                                                .map(inHand -> AttemptEnd.lapsed(inHand, now))
                                                .toList())
                                .map(expired.size()));
    }

    /**
     * How it ended, and what the customer answered; fails with {@link Failure.Conflict} where the attempt is no longer in the agent's hands. Answers the status after it.
     */
    public Future<CallbackStatus> end(SqlConnection transaction, OutcomeRecord record, SurveyPurpose purpose) {
        return end(
                transaction,
                record,
                purpose,
                purpose == SurveyPurpose.CARE ? CustomerCallStore.Kind.OF_CADENCE : CustomerCallStore.Kind.OF_CAMPAIGN);
    }

    /** The same of one that a person asked for. */
    public Future<CallbackStatus> endByHand(SqlConnection transaction, OutcomeRecord record, SurveyPurpose purpose) {
        return end(transaction, record, purpose, CustomerCallStore.Kind.BY_HAND);
    }

    private Future<CallbackStatus> end(
            SqlConnection transaction, OutcomeRecord record, SurveyPurpose purpose, CustomerCallStore.Kind kind) {
        var answers = answers(record, purpose);
        return leases.resume(transaction, List.of(record), record.at())
                .compose(resumed -> CustomerCallStore.lockInHand(transaction, record, kind))
                .map(found -> found.orElseThrow(
                        () -> new Failure.Conflict("this attempt is no longer in your hands; take the next call")))
                .compose(held -> numbers.attempts(transaction, List.of(held.callback()))
                        .compose(attempts -> end(
                                transaction,
                                record,
                                new NextCalls.Ending(
                                        held,
                                        kind.purpose(),
                                        policies.inForce().id(),
                                        record,
                                        Instant.MAX,
                                        attempts.getOrDefault(held.callback(), List.of())),
                                answers)));
    }

    private Future<CallbackStatus> end(
            SqlConnection transaction, OutcomeRecord record, NextCalls.Ending ending, Answers answers) {
        return next.after(transaction, ending).compose(next -> {
            var consequence = record.outcome().consequence(next.call(), rules());
            var end = new CallEnd(ending.held(), record, consequence, Optional.empty(), next.contact(), answers);
            return store.endAttempts(transaction, List.of(end.attemptEnd()))
                    .compose(ended -> surveys.write(transaction, answers.all()))
                    .map(consequence.status());
        });
    }

    private Answers answers(OutcomeRecord record, SurveyPurpose purpose) {
        var inForce = policies.inForce();
        var score = record.outcome() instanceof CallbackOutcome.Reached reached
                ? reached.score()
                : Optional.<Integer>empty();
        return Asking.inCall(purpose, record.callback(), record.agent(), inForce.id(), record.at())
                .check(inForce.policy().questionnaires(), record.answers(), score);
    }

    private CallbackRules rules() {
        return policies.inForce().policy().callbacks();
    }
}
