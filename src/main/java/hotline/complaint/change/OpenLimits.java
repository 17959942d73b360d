package hotline.complaint.change;

import hotline.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Recounts the limits of open complaints by the latest calendar, a span at a time. Safe for many threads and nodes. */
public final class OpenLimits {
    private final Database database;
    private final ComplaintChanges changes;
    private final OpenLimitStore store = new OpenLimitStore();

    public OpenLimits(Database database, ComplaintChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /**
     * The complaints to recount.
     *
     * @param after id of the last one before
     * @param most how many are looked at
     * @param policyVersions the policies that count by the calendar
     * @param calendarVersion complaints counted by it or a later one need no recount
     * @param waiting whether to wait for complaints that another transaction is changing, or to leave them for later
     */
    public record Span(long after, int most, List<Integer> policyVersions, int calendarVersion, boolean waiting) {
        public Span {
            policyVersions = List.copyOf(policyVersions);
        }
    }

    /**
     * The result for a span.
     *
     * @param last id of the last complaint that was looked at
     * @param isEnd there are no complaints after it
     * @param recounted how many were recounted
     * @param moved for how many a limit changed
     * @param left how many another transaction was changing
     */
    public record Recounted(long last, boolean isEnd, int recounted, int moved, int left) {}

    public Future<Long> open() {
        return database.pool().withConnection(store::open);
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
                    .compose(locked -> recount(transaction, locked, at)
                            .map(moved ->
                                    new Recounted(last, isEnd, locked.size(), moved, behind.size() - locked.size()))));
        });
    }

    /** Returns for how many a limit moved. */
    private Future<Integer> recount(SqlConnection transaction, List<Long> ids, Instant at) {
        var requests = ids.stream().map(id -> new RecountRequest(id, at)).toList();
        return changes.applyAll(transaction, requests).map(results -> (int) results.stream()
                .map(ChangeResult::orThrow)
                .filter(recounted -> !recounted.events().isEmpty())
                .count());
    }
}
