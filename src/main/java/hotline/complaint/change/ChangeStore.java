package hotline.complaint.change;

import static hotline.rows.SqlType.JSON;

import hotline.complaint.ClockColumns;
import hotline.complaint.ComplaintState;
import hotline.complaint.StateColumns;
import hotline.failure.Expected;
import hotline.parking.EachRow;
import hotline.parking.FailedRow;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Statement;
import hotline.sla.Clocks;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Locks complaints and writes the decisions about them: state, clock and events of a whole batch in one statement.
 * Complaints are locked in the order of their ids and before any other row, so that batches can't wait for each other
 * in a circle.
 */
final class ChangeStore {
    private static final Batch<ComplaintChange> CHANGED = Batch.<ComplaintChange>of()
            .all(StateColumns.STATE, ComplaintChange::after)
            .wherePresent("reasons", JSON, ChangeStore::otherReasons);

    private static final String READ = "SELECT " + StateColumns.SELECTED + """
            FROM complaint c
            WHERE c.id = ANY ($1::bigint[])
            ORDER BY c.id
            """;

    private static final String LOCK = READ + " FOR UPDATE";

    /** After the lock, as a separate statement, like {@link #CALLBACK_OWED}. */
    private static final String CLOCKS = "SELECT k.complaint_id, " + ClockColumns.SELECTED + """
            FROM sla_clock k
            WHERE k.complaint_id = ANY ($1::bigint[])
            ORDER BY k.complaint_id, k.kind, k.ordinal
            """;

    /**
     * After the lock, as a separate statement: a statement that had to wait for the lock would still see the data from
     * before.
     */
    private static final String CALLBACK_OWED = """
            SELECT complaint_id
            FROM callback
            WHERE complaint_id = ANY ($1::bigint[]) AND status IN ('waiting', 'in-progress')
            """;

    private static final String ID_OF = "SELECT id FROM complaint WHERE number = $1";

    private static final String IDS_OF = "SELECT id, number FROM complaint WHERE number = ANY ($1)";

    private static final Statement<List<ComplaintChange>> WRITE = Statement.of(
            """
            WITH changed AS (
                UPDATE complaint c
                SET %s
                FROM unnest(:states) AS n
                WHERE c.id = n.id
            ), clocked AS (
                INSERT INTO sla_clock (%s)
                SELECT %s
                FROM unnest(:clocks) AS n
                ON CONFLICT (complaint_id, kind, ordinal) DO UPDATE
                SET %s
            )
            INSERT INTO event (%s)
            SELECT %s
            FROM unnest(:events) AS n
            """.formatted(
                            CHANGED.assignments("c"),
                            ChangeColumns.MOVED.names(),
                            ChangeColumns.MOVED.values(),
                            ChangeColumns.MOVED.replacements(),
                            ChangeColumns.LOGGED.names(),
                            ChangeColumns.LOGGED.values()),
            Parameters.<List<ComplaintChange>>of()
                    .batch("states", CHANGED, changes -> changes)
                    .batch("clocks", ChangeColumns.MOVED, changes -> parts(changes, ComplaintChange::clocks))
                    .batch("events", ChangeColumns.LOGGED, changes -> parts(changes, ComplaintChange::events)));

    Future<Map<Long, ComplaintState>> lock(SqlConnection transaction, Collection<Long> ids) {
        return lockEach(transaction, ids).map(ChangeStore::all);
    }

    /** For callers that continue without the complaints that can't be read. */
    Future<EachRow<ComplaintState>> lockEach(SqlConnection transaction, Collection<Long> ids) {
        return states(transaction, LOCK, ids);
    }

    /** Reads them unlocked, for callers that change nothing. */
    Future<Map<Long, ComplaintState>> read(SqlConnection connection, Collection<Long> ids) {
        return readEach(connection, ids).map(ChangeStore::all);
    }

    Future<EachRow<ComplaintState>> readEach(SqlConnection connection, Collection<Long> ids) {
        return states(connection, READ, ids);
    }

    private static Map<Long, ComplaintState> all(EachRow<ComplaintState> read) {
        var states = new LinkedHashMap<Long, ComplaintState>();
        read.orThrow().forEach(state -> states.put(state.id(), state));
        return states;
    }

    private static Future<EachRow<ComplaintState>> states(SqlConnection connection, String sql, Collection<Long> ids) {
        var which = Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new));
        // Sent together: the second waits for the first on the server and costs no extra round trip.
        var complaints = connection.preparedQuery(sql).execute(which);
        var clocks = connection.preparedQuery(CLOCKS).execute(which);
        return Future.all(complaints, clocks).map(both -> states(complaints.result(), clocks.result()));
    }

    private static EachRow<ComplaintState> states(RowSet<Row> locked, RowSet<Row> clocks) {
        var clocksOf = new HashMap<Long, List<Row>>();
        clocks.forEach(row -> clocksOf.computeIfAbsent(row.getLong("complaint_id"), first -> new ArrayList<>())
                .add(row));
        return EachRow.of(
                locked,
                row -> StateColumns.state(
                        Fields.of(row),
                        new Clocks(Expected.in(clocksOf, row.getLong("id")).stream()
                                .map(clock -> ClockColumns.clock(Fields.of(clock)))
                                .toList())),
                row -> FailedRow.complaint(row.getLong("id"), row.getString("number")));
    }

    /** The locked complaints with a customer who is still to be called back. */
    Future<Set<Long>> callbackOwed(SqlConnection transaction, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        return transaction
                .preparedQuery(CALLBACK_OWED)
                .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
                .map(rows -> {
                    var owed = new HashSet<Long>();
                    rows.forEach(row -> owed.add(row.getLong("complaint_id")));
                    return owed;
                });
    }

    Future<Optional<Long>> idOf(SqlConnection connection, String number) {
        return connection.preparedQuery(ID_OF).execute(Tuple.of(number)).map(ChangeStore::firstId);
    }

    /** By number; absent ones are left out. */
    Future<Map<String, Long>> idsOf(SqlConnection connection, Collection<String> numbers) {
        return connection
                .preparedQuery(IDS_OF)
                .execute(Tuple.tuple().addArrayOfString(numbers.toArray(String[]::new)))
                .map(rows -> {
                    var ids = new HashMap<String, Long>();
                    rows.forEach(row -> ids.put(row.getString("number"), row.getLong("id")));
                    return ids;
                });
    }

    Future<Void> write(SqlConnection transaction, List<ComplaintChange> changes) {
        if (changes.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(WRITE.sql())
                .execute(WRITE.values(changes))
                .mapEmpty();
    }

    private static <T> List<T> parts(List<ComplaintChange> changes, Function<ComplaintChange, List<T>> part) {
        return changes.stream().flatMap(change -> part.apply(change).stream()).toList();
    }

    private static Optional<Long> firstId(Iterable<Row> rows) {
        var found = rows.iterator();
        return found.hasNext() ? Optional.of(found.next().getLong("id")) : Optional.empty();
    }

    /** They are long, and most changes leave them as they are. */
    private static Optional<String> otherReasons(ComplaintChange change) {
        var judged = change.after().judged();
        return judged.equals(change.before().judged())
                ? Optional.empty()
                : Optional.of(judged.reasons().encode());
    }
}
