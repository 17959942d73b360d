package hotline.parking;

import hotline.failure.Failure;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps rows out of work that fails for them. Such a row is tried separately after {@link #FIRST_PAUSE} and
 * {@link #NEXT_PAUSE}; when it has failed {@link #MOST_TRIES} times it is parked until a server starts or an
 * administrator asks. Safe for many threads and nodes.
 */
public final class Parking {
    static final int MOST_TRIES = 3;
    static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    static final Duration NEXT_PAUSE = Duration.ofSeconds(10);
    /** By place; with more rows than this the fault is hardly theirs. */
    static final int MOST_PARKED = 1_000;

    private static final int MOST_LOGGED = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

    private final Pool pool;
    private final InstantSource clock;
    private final ParkingStore store = new ParkingStore();
    private final Map<String, Retry> retries = new ConcurrentHashMap<>();
    private volatile Map<String, Set<String>> known = Map.of();

    public Parking(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** One row and why it failed. */
    public record Failing(FailedRow row, Throwable failure) {}

    /** Registers how rows of a place are tried again. */
    public void retry(String place, Retry retry) {
        retries.put(place, retry);
    }

    /** Leaves rows out of the work, in the transaction that continues without them. */
    public Future<Void> park(SqlConnection transaction, String place, List<Failing> failing) {
        if (failing.isEmpty()) {
            return Future.succeededFuture();
        }
        var rows = failing.stream().map(Failing::row).toList();
        var reasons =
                failing.stream().map(one -> RowFault.reason(one.failure())).toList();
        return store.count(transaction, place)
                .compose(count -> count + rows.size() > MOST_PARKED
                        ? Future.failedFuture(new TooManyParked(place, MOST_PARKED))
                        : store.park(transaction, place, rows, reasons, clock.instant()))
                .onSuccess(parked -> logParked(parked, failing))
                .mapEmpty();
    }

    public Future<Void> park(String place, FailedRow row, Throwable failure) {
        return pool.withTransaction(transaction -> park(transaction, place, List.of(new Failing(row, failure))));
    }

    /** Parks the rows that a reader failed on, once for each row; readers do not wait for it. */
    public void report(String place, List<Failing> unreadable) {
        unreadable.stream()
                .filter(one -> !knows(place, one.row().item()))
                .forEach(one -> park(place, one.row(), one.failure()));
    }

    /** The work has succeeded for these rows after all. Costs nothing while nothing is parked. */
    public Future<Void> mended(SqlConnection transaction, String place, Collection<String> items) {
        var parked = known.getOrDefault(place, Set.of());
        var mended = parked.isEmpty()
                ? List.<String>of()
                : items.stream().filter(parked::contains).toList();
        return mended.isEmpty() ? Future.succeededFuture() : store.mend(transaction, place, mended);
    }

    /** Whether a row is left out already, as far as this node knows. */
    public boolean knows(String place, String item) {
        return known.getOrDefault(place, Set.of()).contains(item);
    }

    /** How many rows each place leaves out, as of the latest round. */
    public Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        known.forEach((place, items) -> counts.put(place, items.size()));
        return counts;
    }

    /**
     * At most that many, the newest first.
     *
     * @param before id of the last of the page before
     */
    public Future<List<ParkedRow>> newestFirst(Optional<String> place, Optional<Long> before, int most) {
        return pool.withConnection(
                connection -> store.newestFirst(connection, place, before.orElse(Long.MAX_VALUE), most));
    }

    /** The same within a transaction at hand. */
    public Future<List<ParkedRow>> newestFirst(SqlConnection transaction, Optional<String> place, int most) {
        return store.newestFirst(transaction, place, Long.MAX_VALUE, most);
    }

    public Future<Long> count(SqlConnection transaction, String place) {
        return store.count(transaction, place);
    }

    /**
     * Has rows tried again with the next round.
     *
     * @param place empty: all places
     */
    public Future<Void> askAgain(Once once, Optional<String> place) {
        return once.inTransaction(
                        pool, transaction -> store.again(transaction, place, Optional.empty(), clock.instant()))
                .mapEmpty();
    }

    /** The same for one row; fails with {@link Failure.NotFound}. */
    public Future<Void> askAgain(Once once, long id) {
        return once.inTransaction(pool, transaction -> store.again(
                        transaction, Optional.empty(), Optional.of(List.of(id)), clock.instant())
                .map(asked -> {
                    if (asked == 0) {
                        throw new Failure.NotFound("nothing is parked as " + id);
                    }
                    return null;
                }));
    }

    Future<Void> learn() {
        return pool.withConnection(store::items)
                .onSuccess(items -> known = items.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, of -> Set.copyOf(of.getValue()))))
                .mapEmpty();
    }

    /** The result of one attempt; empty if no row is due for one. */
    record Tried(ParkedRow row, boolean isMended) {}

    /** Tries the next due row after that one. */
    Future<Optional<Tried>> tryNext(long after) {
        var now = clock.instant();
        return pool.withTransaction(transaction -> store.claim(transaction, now, retries.keySet(), after)
                        .compose(found -> found.isEmpty()
                                ? Future.succeededFuture(Optional.<Tried>empty())
                                : attempt(transaction, found.get(), now).map(Optional::of)))
                .recover(failure -> failure instanceof AttemptFailed failed
                        ? failedAgain(failed, now).map(Optional::of)
                        : Future.failedFuture(failure));
    }

    private Future<Tried> attempt(SqlConnection transaction, ParkedRow row, Instant now) {
        return Future.succeededFuture()
                .compose(ready -> retryOf(row).again(transaction, row.row(), now))
                .recover(failure -> Future.failedFuture(new AttemptFailed(row, failure)))
                .compose(done ->
                        store.mend(transaction, row.place(), List.of(row.row().item())))
                .onSuccess(mended ->
                        LOG.info("{} works for {} again", row.place(), row.row().words()))
                .map(new Tried(row, true));
    }

    /** Only rows of places that can be tried again are claimed. */
    private Retry retryOf(ParkedRow row) {
        return Objects.requireNonNull(retries.get(row.place()), row::place);
    }

    private Future<Tried> failedAgain(AttemptFailed failed, Instant now) {
        var row = failed.row;
        if (!RowFault.isOfRow(failed.failure)) {
            return Future.failedFuture(failed.failure);
        }
        return pool.withTransaction(transaction -> store.find(transaction, row.id())
                        .compose(there -> there.isEmpty()
                                ? Future.succeededFuture(List.<ParkedRow>of())
                                : store.park(
                                        transaction,
                                        row.place(),
                                        List.of(row.row()),
                                        List.of(RowFault.reason(failed.failure)),
                                        now)))
                .onSuccess(parked -> logParked(parked, List.of(new Failing(row.row(), failed.failure))))
                .map(parked -> new Tried(row, false));
    }

    /** The rows' contents stay out of the log; if much fails at once, one stack trace shows where. */
    private static void logParked(List<ParkedRow> parked, List<Failing> failing) {
        var fresh = parked.stream().filter(row -> row.tries() == 1).toList();
        for (ParkedRow row : fresh.subList(0, Math.min(fresh.size(), MOST_LOGGED))) {
            LOG.error(
                    "{} fails for {}, which is left out and tried apart: {}",
                    row.place(),
                    row.row().words(),
                    row.reason());
        }
        if (fresh.size() > MOST_LOGGED) {
            LOG.error("{} fails for {} more", fresh.get(0).place(), fresh.size() - MOST_LOGGED);
        }
        if (!fresh.isEmpty()) {
            LOG.info("It failed at", new Trace(failing.get(0).failure()));
        }
        for (ParkedRow row : parked) {
            if (row.tries() > 1 && row.nextTryAt().isEmpty()) {
                LOG.error(
                        "{} has failed {} times for {}, which is parked: {}",
                        row.place(),
                        row.tries(),
                        row.row().words(),
                        row.reason());
            }
        }
    }

    /** Where it happened, without a message that may quote the row. */
    private static final class Trace extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Trace(Throwable of) {
            super(of.getClass().getName(), null, false, true);
            setStackTrace(of.getStackTrace());
        }
    }

    private static final class AttemptFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ParkedRow row;
        private final transient Throwable failure;

        AttemptFailed(ParkedRow row, Throwable failure) {
            super(null, failure, false, false);
            this.row = row;
            this.failure = failure;
        }
    }
}
