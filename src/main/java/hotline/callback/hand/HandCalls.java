package hotline.callback.hand;

import hotline.audit.PersonalDataAccess;
import hotline.callback.CallbackStatus;
import hotline.callback.CustomerCalls;
import hotline.callback.OutcomeRecord;
import hotline.callback.hand.HandCallStore.Asked;
import hotline.callback.hand.HandCallStore.Found;
import hotline.callback.hand.HandCallStore.Waiting;
import hotline.customer.Customers;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.paging.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Callbacks that people ask for. One whose time has come is handed out before the callbacks of complaints: an agent has
 * promised it. Outside business hours it waits, as all do.
 */
public final class HandCalls {
    private static final int MOST_OF_ONE = 50;
    private static final int MOST_PUT_OFF = 20;
    private static final Duration FURTHEST = Duration.ofDays(30);

    private final Pool pool;
    private final CustomerCalls calls;
    private final PersonalDataAccess accesses;

    public HandCalls(Pool pool, CustomerCalls calls, PersonalDataAccess accesses) {
        this.pool = pool;
        this.calls = calls;
        this.accesses = accesses;
    }

    /** Fails with {@link Failure.Invalid} where there is no such customer or complaint, no number, or no such time. */
    public Future<HandCall> create(Once once, HandCallDraft draft, long by, Instant now) {
        checkTime(draft, now, "/wishedAt");
        return once.inTransaction(
                pool, transaction -> insert(transaction, draft, by, now).compose(id -> byId(transaction, id)));
    }

    /**
     * The same as a part of a greater change; the answer is its id.
     *
     * @param field that the wished time stands in
     */
    public Future<Long> create(SqlConnection transaction, HandCallDraft draft, long by, Instant now, String field) {
        checkTime(draft, now, field);
        return insert(transaction, draft, by, now);
    }

    private void checkTime(HandCallDraft draft, Instant now, String field) {
        draft.wishedAt().ifPresent(at -> checkTime(at, now, field));
    }

    private static Future<Long> insert(SqlConnection transaction, HandCallDraft draft, long by, Instant now) {
        return found(transaction, draft).compose(found -> {
            if (draft.phone().or(found::phone).isEmpty()) {
                throw Failure.Invalid.field("/phone", "is missing, and no number is known", "missing");
            }
            return HandCallStore.insert(transaction, new Asked(draft, found, by, now));
        });
    }

    private void checkTime(Instant at, Instant now, String field) {
        if (!at.isAfter(now)) {
            throw Failure.Invalid.field(field, "must be a time to come", "past");
        }
        if (at.isAfter(latestWish(now))) {
            throw Failure.Invalid.field(field, "must be within " + FURTHEST.toDays() + " days", "after-limit");
        }
        if (!calls.isOpen(at)) {
            throw Failure.Invalid.field(field, "must be in business hours", "outside-hours");
        }
    }

    private static Future<Found> found(SqlConnection transaction, HandCallDraft draft) {
        if (draft.complaint().isPresent()) {
            return HandCallStore.ofComplaint(transaction, draft.complaint().get())
                    .map(found -> found.orElseThrow(
                            () -> Failure.Invalid.field("/complaint", "there is no such complaint", "unknown")));
        }
        return draft.customer().isPresent()
                ? HandCallStore.ofFile(transaction, draft.customer().get())
                        .map(found -> found.orElseThrow(
                                () -> Failure.Invalid.field("/customer", "there is no such customer", "unknown")))
                : Future.succeededFuture(Found.NONE);
    }

    /** Those that wait, by the time that was wished for. */
    public Future<Page<HandCall, HandCall>> waiting(
            long agent, Optional<Instant> after, long afterId, int limit, Instant now) {
        return pool.withConnection(
                connection -> HandCallStore.waiting(connection, after.orElse(Instant.EPOCH), afterId, limit + 1)
                        .map(found -> Page.of(found, limit, last -> last))
                        .compose(page -> accesses.record(
                                        connection,
                                        new PersonalDataAccess.CustomerLook(
                                                agent, files(page.items()), List.of(), "callbacks by hand", now))
                                .compose(recorded -> masked(connection, agent, page, now))));
    }

    /** Without names and words of customers that the agent gave no reason for. */
    private Future<Page<HandCall, HandCall>> masked(
            SqlConnection connection, long agent, Page<HandCall, HandCall> page, Instant now) {
        return accesses.reasons()
                .coveredFiles(connection, agent, files(page.items()), now)
                .map(covered -> page.map(
                        call -> call.wanted().file().filter(covered::contains).isPresent() ? call.masked() : call));
    }

    /** The one in the agent's hands, if there is one. */
    public Future<List<HandCall>> inHandOf(long agent, Instant now) {
        return pool.withConnection(connection -> HandCallStore.inHandOf(connection, agent, now)
                .compose(id -> id.isEmpty()
                        ? Future.succeededFuture(List.of())
                        : shown(connection, id.get(), agent, now).map(List::of)));
    }

    /** The newest of a customer, open or not. Fails with {@link Failure.NotFound}. */
    public Future<List<HandCall>> ofCustomer(long agent, long file, Instant now) {
        return pool.withConnection(connection -> Customers.files(connection, file)
                .compose(files -> HandCallStore.ofCustomer(connection, file, MOST_OF_ONE))
                .compose(found -> onRecord(connection, agent, found, now).map(found)));
    }

    /** The newest about a complaint, open or not. Fails with {@link Failure.NotFound}. */
    public Future<List<HandCall>> ofCase(long agent, String number, Instant now) {
        return pool.withConnection(connection -> HandCallStore.isCase(connection, number)
                .compose(isCase -> isCase
                        ? HandCallStore.ofCase(connection, number, MOST_OF_ONE)
                        : Future.failedFuture(new Failure.NotFound("there is no complaint " + number)))
                .compose(found -> onRecord(connection, agent, found, now).map(found)));
    }

    /** Fails with {@link Failure.Conflict} where it does not wait any more. */
    public Future<HandCall> cancel(Once once, long id, String reason, long by, Instant now) {
        return once.inTransaction(pool, transaction -> byId(transaction, id)
                .compose(found -> HandCallStore.cancel(transaction, id, by, reason, now))
                .compose(cancelled -> {
                    if (!cancelled) {
                        throw new Failure.Conflict(
                                "it does not wait any more: an agent has it in hand, or it has ended");
                    }
                    return byId(transaction, id);
                }));
    }

    public Future<Boolean> isOne(long callback) {
        return pool.withConnection(connection -> HandCallStore.byId(connection, callback))
                .map(Optional::isPresent);
    }

    /** The agent's own call again, or the next one whose time has come; empty where none may be made now. */
    public Future<Optional<HandCall>> takeNext(Once once, long agent, Instant now) {
        return once.inTransaction(pool, transaction -> calls.giveBackExpired(transaction, now)
                .compose(givenBack -> calls.oneTakeAtATime(transaction, agent))
                .compose(alone -> HandCallStore.inHandOf(transaction, agent, now))
                .compose(inHand -> inHand.isPresent()
                        ? shown(transaction, inHand.get(), agent, now).map(Optional::of)
                        : next(transaction, agent, now)));
    }

    private Future<Optional<HandCall>> next(SqlConnection transaction, long agent, Instant now) {
        if (!calls.isOpen(now)) {
            return Future.succeededFuture(Optional.empty());
        }
        return calls.hasOneInHand(transaction, agent, now)
                .compose(isBusy -> isBusy
                        ? Future.succeededFuture(Optional.empty())
                        : claim(transaction, agent, now, MOST_PUT_OFF));
    }

    private Future<Optional<HandCall>> claim(SqlConnection transaction, long agent, Instant now, int most) {
        return HandCallStore.claim(transaction, agent, now)
                .compose(claimed -> claimed.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : calls.mayBeMade(transaction, claimed.get().callback(), now)
                                .compose(may -> may
                                        ? begin(transaction, claimed.get(), agent, now)
                                                .map(Optional::of)
                                        : most == 0
                                                ? Future.succeededFuture(Optional.empty())
                                                : claim(transaction, agent, now, most - 1)));
    }

    /**
     * For a customer who rings back: at any hour, even before its time. Fails with {@link Failure.Conflict} where another agent has
     * it, where it has ended, and where the agent has another callback in hand (R7).
     */
    public Future<HandCall> take(Once once, long id, long agent, Instant now) {
        return once.inTransaction(pool, transaction -> calls.giveBackExpired(transaction, now)
                .compose(givenBack -> calls.oneTakeAtATime(transaction, agent))
                .compose(alone -> HandCallStore.inHandOf(transaction, agent, now))
                .compose(inHand -> inHand.filter(held -> held == id).isPresent()
                        ? shown(transaction, id, agent, now)
                        : calls.hasOneInHand(transaction, agent, now).compose(isBusy -> {
                            if (isBusy || inHand.isPresent()) {
                                throw new Failure.Conflict(
                                        "you have another callback in hand; record its outcome or give it back first");
                            }
                            return HandCallStore.lockWaiting(transaction, id)
                                    .compose(waiting -> begin(
                                            transaction,
                                            waiting.orElseThrow(
                                                    () -> new Failure.Conflict(
                                                            "it does not wait any more: another agent has it in hand, or it has ended")),
                                            agent,
                                            now));
                        })));
    }

    /**
     * Puts one that was offered into the agent's hands; false where it may not be made now. Fails with {@link Failure.Conflict} where it waits no
     * more, and where the agent has another call in hand (R7).
     */
    public Future<Boolean> takeOffered(SqlConnection transaction, long id, long agent, Instant now) {
        return calls.oneTakeAtATime(transaction, agent)
                .compose(alone -> calls.hasOneInHand(transaction, agent, now))
                .compose(isBusy -> {
                    if (isBusy) {
                        throw new Failure.Conflict("you have another call in hand; record its outcome first");
                    }
                    return HandCallStore.lockWaiting(transaction, id);
                })
                .map(found ->
                        found.orElseThrow(() -> new Failure.Conflict("the offer was withdrawn: the work has ended")))
                .compose(waiting -> calls.mayBeMade(transaction, id, now)
                        .compose(may -> may
                                ? calls.beginByHand(transaction, id, waiting.attempts() + 1, agent, now)
                                        .map(true)
                                : Future.succeededFuture(false)));
    }

    private Future<HandCall> begin(SqlConnection transaction, Waiting waiting, long agent, Instant now) {
        return calls.beginByHand(transaction, waiting.callback(), waiting.attempts() + 1, agent, now)
                .compose(begun -> shown(transaction, waiting.callback(), agent, now));
    }

    /** How it ended; a later call that the customer wishes is in business hours. */
    public Future<CallbackStatus> end(Once once, OutcomeRecord record) {
        record.outcome().wish().ifPresent(at -> checkTime(at, record.at(), "/callAt"));
        return once.inTransaction(pool, transaction -> byId(transaction, record.callback())
                .compose(call ->
                        calls.endByHand(transaction, record, call.wanted().purpose())));
    }

    public Future<HandCall> read(long id) {
        return pool.withConnection(connection -> byId(connection, id));
    }

    public Future<Integer> attemptsLeft(long id) {
        return pool.withConnection(connection -> calls.attemptsLeft(connection, id));
    }

    /** Whether {@link #takeNext} has one for the agent: most often it has none, and then no key is claimed. */
    public Future<Boolean> hasNext(long agent, Instant now) {
        return pool.withConnection(connection -> HandCallStore.hasNext(connection, agent, now));
    }

    /** The latest moment for which a customer may wish. */
    public static Instant latestWish(Instant now) {
        return now.plus(FURTHEST);
    }

    private static Future<HandCall> byId(SqlConnection connection, long id) {
        return HandCallStore.byId(connection, id)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no such callback")));
    }

    /** A call in hand is work at hand, and its look is on record (K8). */
    private Future<HandCall> shown(SqlConnection transaction, long id, long agent, Instant now) {
        return byId(transaction, id).compose(call -> onRecord(transaction, agent, List.of(call), now)
                .map(call));
    }

    private static List<Long> files(List<HandCall> calls) {
        return calls.stream()
                .flatMap(call -> call.wanted().file().stream())
                .distinct()
                .toList();
    }

    private Future<Void> onRecord(SqlConnection connection, long agent, List<HandCall> shown, Instant now) {
        var files = files(shown);
        return files.isEmpty()
                ? Future.succeededFuture()
                : accesses.reasons()
                        .atFiles(connection, agent, files, now)
                        .compose(permit -> accesses.record(
                                connection,
                                new PersonalDataAccess.CustomerLook(
                                        agent, files, List.of(), "callback by hand", now, permit)));
    }
}
