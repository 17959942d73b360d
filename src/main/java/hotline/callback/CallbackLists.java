package hotline.callback;

import hotline.audit.PersonalDataAccess;
import hotline.callback.plan.Attempt;
import hotline.complaint.PersonName;
import hotline.failure.Failure;
import hotline.paging.ListCursor;
import hotline.paging.Page;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shows callbacks to agents; nothing is changed. */
public final class CallbackLists {
    private final Pool pool;
    private final Policies policies;
    private final CallHours hours;
    private final PersonalDataAccess accesses;
    private final CallbackStore store = new CallbackStore();
    private final NumberStore numbers = new NumberStore();
    private final CallbackListStore list = new CallbackListStore();

    public CallbackLists(Pool pool, Policies policies, CallHours hours, PersonalDataAccess accesses) {
        this.pool = pool;
        this.policies = policies;
        this.hours = hours;
        this.accesses = accesses;
    }

    /**
     * A callback with everything that its agent must know.
     *
     * @param attemptsLeft how many attempts may still go unanswered before the customer counts as not reached; 0 if the
     *     callback has ended
     * @param latestWish the latest moment at which the customer may ask to be called instead; empty where the limit
     *     leaves no time, and where the callback has ended
     * @param others open callbacks of the same number, the first due first
     */
    public record CallbackDetail(
            Callback callback, int attemptsLeft, Optional<Instant> latestWish, List<OtherCallback> others) {
        public CallbackDetail {
            others = List.copyOf(others);
        }
    }

    /**
     * Callbacks that wait: late ones by due time, then the others by turn (D2); the looks are on record before they are shown (K8).
     *
     * @param after the cursor of the page before
     */
    public Future<Page<ListedCallback, String>> waiting(long agent, Optional<String> after, int limit, Instant now) {
        return pool.withConnection(connection -> waiting(connection, after, limit, now)
                .compose(page -> onRecord(connection, agent, page.items(), now)
                        .compose(recorded -> masked(connection, agent, page, now))));
    }

    /** Without names and words of complaints that the agent gave no reason for. */
    private Future<Page<ListedCallback, String>> masked(
            SqlConnection connection, long agent, Page<ListedCallback, String> page, Instant now) {
        var ids = complaints(page.items());
        return accesses.reasons()
                .coveredComplaints(connection, agent, ids, ids, now)
                .map(covered -> page.map(one -> covered.contains(one.callback().complaintId()) ? one.masked() : one));
    }

    private static List<Long> complaints(List<ListedCallback> shown) {
        return shown.stream().map(one -> one.callback().complaintId()).toList();
    }

    /** The same page for a file, of which the looks are recorded by the room that writes it. */
    public Future<Page<ListedCallback, String>> waiting(
            SqlConnection connection, Optional<String> after, int limit, Instant now) {
        var last = after.map(ListCursor::parse).orElse(ListCursor.BEFORE_FIRST_DUE);
        return list.waiting(connection, last, now, limit + 1)
                .map(rows -> Page.of(rows, limit, row -> cursor(row.callback(), now)));
    }

    /** All in the agent's hands for a file: they are few. */
    public Future<Page<ListedCallback, String>> inHandOf(SqlConnection connection, long agent) {
        return list.inHandOf(connection, agent).map(rows -> new Page<>(rows, Optional.empty()));
    }

    /** How many callbacks wait, or are in the agent's hands; not counted beyond the most. */
    public Future<Long> count(SqlConnection connection, Optional<Long> inHandOf, long most) {
        return list.count(connection, inHandOf, most);
    }

    /** The callbacks in the agent's hands. */
    public Future<List<ListedCallback>> inHandOf(long agent, Instant now) {
        return pool.withConnection(connection -> list.inHandOf(connection, agent)
                .compose(rows -> onRecord(connection, agent, rows, now).map(rows)));
    }

    /** One callback as it is now; fails with {@link Failure.NotFound}. */
    public Future<CallbackDetail> detail(long callback, Instant now) {
        return pool.withConnection(connection -> list.byId(connection, callback)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no such callback")))
                .compose(found -> numbers.attempts(connection, List.of(callback))
                        .compose(attempts -> list.othersOfNumber(connection, callback)
                                .map(others ->
                                        detail(found, attempts.getOrDefault(callback, List.of()), others, now)))));
    }

    /**
     * An earlier attempt as the agent of the next one reads it.
     *
     * @param outcome its code, or {@code lease-expired}
     */
    public record PastAttempt(
            int attempt, Instant startedAt, PersonName agent, String outcome, Optional<String> comment) {}

    /** Earlier attempts of any callback, the newest first. */
    public Future<List<PastAttempt>> attempts(long callback) {
        return pool.withConnection(connection -> list.attempts(connection, callback));
    }

    /** When a callback may be handed out at the earliest; empty if none waits. */
    public Future<Optional<Instant>> nextCallFrom(Instant now) {
        return pool.withConnection(connection -> store.earliest(connection, now, policies.known()))
                .map(earliest -> earliest.entrySet().stream()
                        .filter(entry -> policies.find(entry.getKey()).isPresent())
                        .map(entry -> hours.from(entry.getKey(), later(entry.getValue(), now)))
                        .min(Comparator.naturalOrder()));
    }

    private Future<Void> onRecord(SqlConnection connection, long agent, List<ListedCallback> shown, Instant now) {
        return accesses.record(connection, new PersonalDataAccess.ListLook(agent, complaints(shown), "callbacks", now));
    }

    private CallbackDetail detail(Callback callback, List<Attempt> attempts, List<OtherCallback> others, Instant now) {
        if (!callback.status().isOpen()) {
            return new CallbackDetail(callback, 0, Optional.empty(), others);
        }
        return new CallbackDetail(
                callback, hours.attemptsLeft(callback, attempts), hours.latestWish(callback, now), others);
    }

    private static String cursor(Callback row, Instant now) {
        return new ListCursor(row.dueAt().isAfter(now) ? 2 : 1, row.turnAt(now), row.id()).text();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
