package hotline.callback;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.ChangeResult;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.StepRequest;
import hotline.database.Database;
import hotline.failure.Expected;
import hotline.failure.Failure;
import hotline.log.CallbackEvent.CallbackBegun;
import hotline.log.CallbackEvent.CallbackGivenBack;
import hotline.once.Once;
import hotline.parking.FailedRow;
import hotline.parking.Halves;
import hotline.parking.Parking;
import hotline.parking.RowFault;
import hotline.parking.Unreadable;
import hotline.policy.CallbackRules;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Hands callbacks to agents, each to one at a time, and takes back those with an expired lease. Safe for many nodes:
 * only rows of the database decide.
 */
public final class Callbacks {
    private static final int EXPIRED_AT_ONCE = 200;
    private static final int EXPIRED_ON_THE_WAY = 20;
    private static final String PLACE = "callbacks";
    /** More are left to the next request, so that no request waits long. */
    private static final int MOST_PASSED_OVER = 20;

    private static final int MOST_PUT_OFF = 20;
    private static final int WOKEN_ON_THE_WAY = 50;
    static final int WOKEN_AT_ONCE = 500;
    /** An agent who never lets go would keep a customer waiting. */
    private static final int MOST_LEASES = 6;
    /** After the lease of presence; an agent whose connection has failed may go on with the call until then, and afterwards if no one took it. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Database database;
    private final ComplaintChanges changes;
    private final Policies policies;
    private final CallHours hours;
    private final Parking parking;
    private final InstantSource clock;
    private final CallbackStore store = new CallbackStore();
    private final WaitingStore waiting = new WaitingStore();
    private final LeaseStore leases = new LeaseStore();
    private final NextCalls next;

    public Callbacks(
            Database database,
            ComplaintChanges changes,
            Policies policies,
            CallHours hours,
            Parking parking,
            InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.policies = policies;
        this.hours = hours;
        this.parking = parking;
        this.clock = clock;
        this.next = new NextCalls(hours);
        parking.retry(PLACE, this::readAgain);
    }

    /**
     * Hands the earliest due callback to the agent. An agent with one in hand gets that one again, the same attempt, so
     * that no agent collects callbacks (R7). Empty if none may be made now, as outside business hours. A callback of a complaint that can't be
     * worked on is parked, and the next is handed out.
     */
    public Future<Optional<CallbackAttempt>> takeNext(Once once, long agent) {
        return takeNext(once, agent, 0);
    }

    private Future<Optional<CallbackAttempt>> takeNext(Once once, long agent, int passedOver) {
        var now = clock.instant();
        var claimed = new AtomicReference<Long>();
        return wake(now, WOKEN_ON_THE_WAY)
                .compose(woken -> takeNext(once, agent, now, claimed))
                .recover(failure -> RowFault.isOfRow(failure) && passedOver < MOST_PASSED_OVER
                        ? passOver(Optional.ofNullable(claimed.get()), failure)
                                .compose(passed -> takeNext(once, agent, passedOver + 1))
                        : Future.failedFuture(failure));
    }

    private Future<Optional<CallbackAttempt>> takeNext(
            Once once, long agent, Instant now, AtomicReference<Long> claimed) {
        return once.inTransaction(database.pool(), transaction -> store.oneTakeAtATime(transaction, agent)
                .onSuccess(alone -> claimed.set(null))
                .compose(alone -> giveBack(transaction, now, EXPIRED_ON_THE_WAY, Optional.empty()))
                .compose(givenBack -> store.inHandOf(transaction, agent, now))
                .compose(inHand -> inHand.isPresent()
                        ? Future.succeededFuture(inHand)
                        : CustomerCalls.withoutAny(transaction, agent, now)
                                .compose(free -> claimNext(transaction, agent, now, claimed, MOST_PUT_OFF))));
    }

    /** The failure belongs to the callback that was claimed, or before that to one with an expired lease. */
    private Future<Void> passOver(Optional<Long> claimed, Throwable failure) {
        return claimed.map(complaint -> leaveOut(complaint, failure))
                .orElseGet(() -> giveBackExpired().mapEmpty());
    }

    /** The complaint's callbacks are skipped until it can be worked on. */
    public Future<Void> leaveOut(long complaint, Throwable failure) {
        return parking.park(PLACE, FailedRow.complaint(complaint), failure);
    }

    /**
     * Begins the waiting callbacks of the complaints, even before their earliest time; at most one per complaint.
     * Returns the attempts begun, in the order of the complaints' ids; a complaint without a waiting callback is left
     * out.
     */
    public Future<List<CallbackAttempt>> begin(SqlConnection transaction, List<CallbackStart> begins) {
        var byComplaint = begins.stream().collect(Collectors.toMap(CallbackStart::complaint, begin -> begin));
        return store.lockWaiting(transaction, byComplaint.keySet())
                .map(waiting -> waiting.stream()
                        .map(one -> attempt(one, Expected.in(byComplaint, one.complaint())))
                        .toList())
                .compose(attempts -> store.begin(transaction, attempts)
                        .compose(begun -> changes.applyAll(
                                transaction,
                                attempts.stream().map(Callbacks::beginStep).toList()))
                        .map(Callbacks::allTaken)
                        .map(attempts));
    }

    /**
     * Takes back the callbacks in hand with an expired lease; returns how many. An index finds them, however many wait.
     */
    public Future<Integer> giveBackExpired() {
        return giveBackExpired(Optional.empty())
                .recover(failure -> RowFault.isOfRow(failure) ? giveBackApart(failure) : Future.failedFuture(failure));
    }

    /** Puts those that have their time now among the ready ones; returns how many. */
    public Future<Integer> wake() {
        return wake(clock.instant(), WOKEN_AT_ONCE);
    }

    private Future<Integer> wake(Instant now, int most) {
        return database.pool().withConnection(connection -> waiting.wake(connection, now, most));
    }

    /**
     * Until when the agent has it, prolonged by a lease from now on, but to no more than six leases from the beginning of the attempt. Fails
     * with {@link Failure.Conflict} where it is in their hands no more.
     */
    public Future<Instant> renew(long callback, int attempt, long agent) {
        return database.pool()
                .withConnection(connection -> leases.policyVersion(
                                connection, callback, policies.inForce().id())
                        .map(version -> version.orElseThrow(() -> new Failure.NotFound("there is no such callback")))
                        .compose(version -> leases.renew(
                                connection,
                                callback,
                                attempt,
                                agent,
                                clock.instant(),
                                rules(version).lease(),
                                MOST_LEASES)))
                .map(until -> until.orElseThrow(
                        () -> new Failure.Conflict("this attempt is in your hands no more; take the next callback")));
    }

    /**
     * The agent's account was closed or moved, or they signed out: what they have in hand waits again from the same transaction on. What
     * another transaction has locked meanwhile is taken back like all whose lease is over, so that no one waits here.
     */
    public Future<Void> takeBack(SqlConnection transaction, long agent) {
        var now = clock.instant();
        return LeaseStore.letGo(transaction, List.of(agent), now)
                .compose(over -> LeaseStore.complaintsOf(transaction, agent))
                .compose(complaints -> complaints.isEmpty()
                        ? Future.succeededFuture(0)
                        : giveBack(transaction, now, complaints.size(), Optional.of(complaints)))
                .compose(taken -> CustomerCallStore.lockExpired(transaction, now, EXPIRED_ON_THE_WAY))
                .compose(others -> others.isEmpty()
                        ? Future.succeededFuture()
                        : store.endAttempts(
                                transaction,
                                others.stream()
                                        .map(one -> CallbackStore.AttemptEnd.lapsed(one, now))
                                        .toList()));
    }

    /** The same without a server: each one's sweep takes it back. */
    public static Future<Void> letGo(SqlConnection transaction, long agent, Instant now) {
        return LeaseStore.letGo(transaction, List.of(agent), now);
    }

    /** These agents are at no page any more: what they have in hand is kept for them a little, and then taken back. */
    public Future<Void> keepALittle(SqlConnection transaction, Collection<Long> agents, Instant now) {
        return LeaseStore.letGo(transaction, agents, now.plus(GRACE));
    }

    private Future<Integer> giveBackExpired(Optional<List<Long>> only) {
        var now = clock.instant();
        return database.inTransaction(transaction -> giveBack(transaction, now, EXPIRED_AT_ONCE, only));
    }

    /** One that can't be given back holds up no other. */
    private Future<Integer> giveBackApart(Throwable failure) {
        var halves = new Halves<Long, Integer>(
                some -> giveBackExpired(Optional.of(some)),
                (one, alone) -> leaveOut(one, alone).map(0),
                Integer::sum);
        return database.pool()
                .withConnection(
                        connection -> store.expired(connection, clock.instant(), policies.known(), EXPIRED_AT_ONCE))
                .compose(expired -> halves.apart(expired, failure));
    }

    /**
     * Begins the callback that waits for this complaint, for a customer who rings back: at any hour, even before its
     * earliest time. The agent who has it in hand gets the same attempt again. Fails with {@link Failure.Conflict} where
     * another agent has it, where it has ended, and where the agent has another one in hand (R7).
     */
    public Future<CallbackAttempt> take(long complaint, long agent) {
        var now = clock.instant();
        return database.inTransaction(transaction -> take(transaction, complaint, agent, now));
    }

    /** The same within a transaction at hand, such as one that accepts an offer of it; it holds no lock but on that complaint. */
    public Future<CallbackAttempt> take(SqlConnection transaction, long complaint, long agent, Instant now) {
        return store.oneTakeAtATime(transaction, agent)
                .compose(alone -> giveBack(transaction, now, 1, Optional.of(List.of(complaint))))
                .compose(givenBack -> store.inHandOf(transaction, agent, now))
                .compose(inHand -> inHand.isPresent()
                        ? Future.succeededFuture(sameCase(inHand.get(), complaint))
                        : CustomerCalls.withoutAny(transaction, agent, now)
                                .compose(free -> store.lockWaiting(transaction, List.of(complaint)))
                                .compose(found -> found.isEmpty()
                                        ? Future.succeededFuture()
                                        : aloneWithNumber(transaction, found.get(0), agent, now))
                                .compose(alone -> begin(transaction, List.of(new CallbackStart(complaint, agent, now))))
                                .map(begun -> begun.stream()
                                        .findFirst()
                                        .orElseThrow(() -> new Failure.Conflict(
                                                "it does not wait any more: another agent has it in hand, or it has"
                                                        + " ended"))));
    }

    private Future<Void> aloneWithNumber(
            SqlConnection transaction, CallbackStore.Waiting found, long agent, Instant now) {
        return next.inCallUntil(transaction, found.callback(), now)
                .compose(until -> {
                    if (until.isPresent()) {
                        throw new Failure.Conflict("a colleague has another callback of this number in hand");
                    }
                    return next.isWithColleague(transaction, found.callback(), agent, now);
                })
                .map(isWithColleague -> {
                    if (isWithColleague) {
                        throw new Failure.Conflict("the customer has called and speaks with a colleague now");
                    }
                    return null;
                });
    }

    private static CallbackAttempt sameCase(CallbackAttempt inHand, long complaint) {
        if (inHand.complaint() != complaint) {
            throw new Failure.Conflict("you have another callback in hand; record its outcome or give it back first");
        }
        return inHand;
    }

    /** One that may not be made now after all, by its number's windows, limits or a call that goes on, is put off, and the next is looked at. */
    private Future<Optional<CallbackAttempt>> claimNext(
            SqlConnection transaction, long agent, Instant now, AtomicReference<Long> claimed, int most) {
        return store.offeredTo(transaction, agent)
                .compose(offered -> offered.isPresent()
                        ? Future.succeededFuture(offered)
                        : store.claim(
                                transaction,
                                new CallbackStore.Claim(
                                        agent,
                                        now,
                                        now.atZone(policies.inForce().policy().zone())
                                                .toLocalDate(),
                                        policies.known(),
                                        hours.closed(now))))
                .onSuccess(complaint -> complaint.ifPresent(claimed::set))
                .compose(complaint -> complaint.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : store.lockWaiting(transaction, List.of(complaint.get()))
                                .map(found -> found.get(0))
                                .compose(found -> next.check(transaction, found.callback(), found.policyVersion(), now)
                                        .compose(from -> from.moment().equals(now)
                                                ? begin(
                                                                transaction,
                                                                List.of(new CallbackStart(
                                                                        found.complaint(), agent, now)))
                                                        .map(begun ->
                                                                begun.stream().findFirst())
                                                : waiting.defer(transaction, found.callback(), from)
                                                        .compose(put -> most == 0
                                                                ? Future.succeededFuture(
                                                                        Optional.<CallbackAttempt>empty())
                                                                : claimNext(
                                                                        transaction, agent, now, claimed, most - 1)))));
    }

    private CallbackAttempt attempt(CallbackStore.Waiting waiting, CallbackStart begin) {
        var lease = rules(waiting.policyVersion()).lease();
        return new CallbackAttempt(
                waiting.callback(),
                waiting.complaint(),
                waiting.attempts() + 1,
                begin.agent(),
                begin.at(),
                begin.at().plus(lease));
    }

    private static StepRequest beginStep(CallbackAttempt attempt) {
        return beginStep(attempt, attempt.startedAt());
    }

    /** @param at when the attempt begins, or goes on */
    static StepRequest beginStep(CallbackAttempt attempt, Instant at) {
        return StepRequest.of(attempt.complaint(), Step.BEGIN_CALLBACK, new Actor.Person(attempt.agent()), at)
                .with(new CallbackBegun(attempt.callback(), attempt.attempt()));
    }

    private Future<Integer> giveBack(SqlConnection transaction, Instant now, int limit, Optional<List<Long>> only) {
        return store.lockExpired(transaction, now, policies.known(), limit, only)
                .compose(
                        expired -> expired.isEmpty() ? Future.succeededFuture(0) : giveBack(transaction, expired, now));
    }

    private Future<Integer> giveBack(SqlConnection transaction, List<CallbackStore.InHand> expired, Instant now) {
        var ends = new ArrayList<CallbackStore.AttemptEnd>();
        var givenBack = new ArrayList<StepRequest>();
        for (CallbackStore.InHand inHand : expired) {
            ends.add(CallbackStore.AttemptEnd.lapsed(inHand, now));
            givenBack.add(StepRequest.of(inHand.complaint(), Step.GIVE_BACK_CALLBACK, new Actor.Program(), now)
                    .with(new CallbackGivenBack(
                            inHand.callback(), inHand.attempt(), "lease-expired", Optional.empty())));
        }
        return store.endAttempts(transaction, ends)
                .compose(ended -> changes.applyAll(transaction, givenBack))
                .map(Callbacks::allTaken)
                .map(List::size);
    }

    /** Whether the work that failed for a complaint would succeed now. */
    private Future<Void> readAgain(SqlConnection transaction, FailedRow row, Instant now) {
        var complaint = row.complaint().orElseThrow();
        return changes.lock(transaction, List.of(complaint)).map(states -> {
            states.values().forEach(state -> rules(state.facts().policyVersion()));
            return null;
        });
    }

    private CallbackRules rules(int policyVersion) {
        return policies.find(policyVersion)
                .orElseThrow(() -> Unreadable.policy(policyVersion))
                .policy()
                .callbacks();
    }

    /** The rows are locked and their state allows it, so a refused step is a defect and rolls everything back. */
    static List<ChangeResult> allTaken(List<ChangeResult> results) {
        results.forEach(ChangeResult::orThrow);
        return results;
    }
}
