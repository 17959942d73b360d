package hotline.complaint;

import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts the limits of open complaints anew by the latest calendar, so many at a time. Safe for many threads and nodes. */
public final class OpenLimits {
    private final Pool pool;
    private final Deadlines deadlines;
    private final Followers followers;
    private final ChangeStore changes = new ChangeStore();
    private final OpenLimitStore store = new OpenLimitStore();

    public OpenLimits(Pool pool, Deadlines deadlines, List<StepFollower> followers) {
        this.pool = pool;
        this.deadlines = deadlines;
        this.followers = new Followers(followers);
    }

    /**
     * Which complaints are meant.
     *
     * @param after id of the last one before
     * @param most how many are looked at
     * @param policyVersions those that count by the calendar
     * @param calendarVersion complaints counted by it or a later one need no recount
     * @param waiting whether to wait for complaints that somebody is changing, or to leave them for later
     */
    public record Span(long after, int most, List<Integer> policyVersions, int calendarVersion, boolean waiting) {
        public Span {
            policyVersions = List.copyOf(policyVersions);
        }
    }

    /**
     * What became of a span.
     *
     * @param last id of the last complaint that was looked at
     * @param isEnd there are no complaints after it
     * @param recounted how many were counted anew
     * @param moved of how many a limit changed
     * @param left how many somebody was changing
     */
    public record Recounted(long last, boolean isEnd, int recounted, int moved, int left) {}

    public Future<Long> open() {
        return pool.withConnection(store::open);
    }

    /** The open complaint with the next id. */
    public Future<Optional<Long>> next(SqlConnection transaction, long after) {
        return store.openAfter(transaction, after, 1).map(ids -> ids.stream().findFirst());
    }

    public Future<Recounted> recount(SqlConnection transaction, Span span, Instant at) {
        return store.openAfter(transaction, span.after(), span.most()).compose(ids -> {
            long last = ids.isEmpty() ? span.after() : ids.get(ids.size() - 1);
            boolean isEnd = ids.size() < span.most();
            return store.behind(transaction, ids, span).compose(behind -> store.lock(transaction, behind, span)
                    .compose(locked -> write(transaction, locked, at)
                            .map(moved ->
                                    new Recounted(last, isEnd, locked.size(), moved, behind.size() - locked.size()))));
        });
    }

    private Future<Integer> write(SqlConnection transaction, List<Long> ids, Instant at) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(0);
        }
        var due = ids.stream().collect(Collectors.toMap(Function.identity(), id -> at));
        return changes.lock(transaction, ids)
                .compose(locked -> followers.caughtUp(transaction, changes, locked, due))
                .compose(locked -> {
                    var recounts = locked.values().stream()
                            .map(before -> CalendarChange.of(before, before.limits(deadlines), at))
                            .toList();
                    var moved = recounts.stream()
                            .filter(change -> !change.events().isEmpty())
                            .map(change -> new LimitsMoved(change.before(), change.after(), at))
                            .toList();
                    return changes.write(transaction, recounts)
                            .compose(written -> followers.followLimits(transaction, moved))
                            .map(followed -> moved.size());
                });
    }
}
