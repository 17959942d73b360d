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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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

    private final Database database;
    private final ComplaintChanges changes;
    private final Policies policies;
    private final CallHours hours;
    private final Parking parking;
    private final InstantSource clock;
    private final CallbackStore store = new CallbackStore();

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
        return once.inTransaction(database.pool(), transaction -> store.oneTakeAtATime(transaction, agent)
                        .onSuccess(alone -> claimed.set(null))
                        .compose(alone -> giveBack(transaction, now, EXPIRED_ON_THE_WAY, Optional.empty()))
                        .compose(givenBack -> store.inHandOf(transaction, agent, now))
                        .compose(inHand -> inHand.isPresent()
                                ? Future.succeededFuture(inHand)
                                : claimNext(transaction, agent, now, claimed)))
                .recover(failure -> RowFault.isOfRow(failure) && passedOver < MOST_PASSED_OVER
                        ? passOver(Optional.ofNullable(claimed.get()), failure)
                                .compose(passed -> takeNext(once, agent, passedOver + 1))
                        : Future.failedFuture(failure));
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
                        : withoutCustomerCall(transaction, agent, now)
                                .compose(free -> begin(transaction, List.of(new CallbackStart(complaint, agent, now))))
                                .map(begun -> begun.stream()
                                        .findFirst()
                                        .orElseThrow(() -> new Failure.Conflict(
                                                "it does not wait any more: another agent has it in hand, or it has"
                                                        + " ended"))));
    }

    private static CallbackAttempt sameCase(CallbackAttempt inHand, long complaint) {
        if (inHand.complaint() != complaint) {
            throw new Failure.Conflict("you have another callback in hand; record its outcome or give it back first");
        }
        return inHand;
    }

    private Future<Optional<CallbackAttempt>> claimNext(
            SqlConnection transaction, long agent, Instant now, AtomicReference<Long> claimed) {
        return withoutCustomerCall(transaction, agent, now)
                .compose(free -> store.offeredTo(transaction, agent))
                .compose(offered -> offered.isPresent()
                        ? Future.succeededFuture(offered)
                        : store.claim(transaction, now, policies.known(), hours.closed(now)))
                .onSuccess(complaint -> complaint.ifPresent(claimed::set))
                .compose(complaint -> complaint.isEmpty()
                        ? Future.succeededFuture(List.<CallbackAttempt>of())
                        : begin(transaction, List.of(new CallbackStart(complaint.get(), agent, now))))
                .map(begun -> begun.stream().findFirst());
    }

    /** R7 holds for the calls of campaigns too. */
    private static Future<Void> withoutCustomerCall(SqlConnection transaction, long agent, Instant now) {
        return CustomerCallStore.inHandOf(transaction, agent, now).map(inHand -> {
            if (inHand.isPresent()) {
                throw new Failure.Conflict("you have a call of a campaign in hand; record its outcome first");
            }
            return null;
        });
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
        return StepRequest.of(
                        attempt.complaint(),
                        Step.BEGIN_CALLBACK,
                        new Actor.Person(attempt.agent()),
                        attempt.startedAt())
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
            ends.add(new CallbackStore.AttemptEnd(
                    inHand, now, "lease-expired", Optional.empty(), CallbackStatus.WAITING, now));
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
