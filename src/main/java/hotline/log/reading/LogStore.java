package hotline.log.reading;

import hotline.parking.FailedRow;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Positions in the log, and where it ends for a reader: before the oldest transaction that is still under way. */
final class LogStore {
    private static final String REGISTER = """
            INSERT INTO log_position (reader, tx, id) VALUES ($1, '0', 0) ON CONFLICT (reader) DO NOTHING""";

    /** Of several nodes one gets the row; the others find none and try again later. */
    private static final String CLAIM = """
            SELECT tx::text::bigint AS tx, id FROM log_position WHERE reader = $1 FOR UPDATE SKIP LOCKED""";

    private static final String POSITION = """
            SELECT tx::text::bigint AS tx, id FROM log_position WHERE reader = $1""";

    private static final String MOVE = """
            UPDATE log_position SET tx = $2::bigint::text::xid8, id = $3 WHERE reader = $1""";

    private static final String SPAN = """
            SELECT tx::text::bigint AS tx, id, count(*) OVER () AS events
            FROM (
                SELECT tx, id
                FROM event
                WHERE (tx, id) > ($1::bigint::text::xid8, $2)
                  AND tx < pg_snapshot_xmin(pg_current_snapshot())
                ORDER BY tx, id
                LIMIT $3
            ) AS batch
            ORDER BY batch.tx DESC, batch.id DESC
            LIMIT 1""";

    private static final String LAST = """
            SELECT tx::text::bigint AS tx, id FROM event ORDER BY event.tx DESC, event.id DESC LIMIT 1""";

    /** What a reader must report of an event that it can't digest. */
    private static final String EVENT = """
            SELECT e.complaint_id, e.type, c.number
            FROM event e LEFT JOIN complaint c ON c.id = e.complaint_id
            WHERE e.tx = $1::bigint::text::xid8 AND e.id = $2""";

    /**
     * By reader, when its first unread event happened; and the first event that no reader can read yet, since it lies
     * behind a transaction that is still under way.
     */
    private static final String UNREAD = """
            SELECT reader, (SELECT at FROM event WHERE (event.tx, event.id) > (p.tx, p.id)
                            ORDER BY event.tx, event.id LIMIT 1) AS at
            FROM log_position AS p
            WHERE reader = ANY ($1)
            UNION ALL
            SELECT NULL, (SELECT at FROM event WHERE tx >= pg_snapshot_xmin(pg_current_snapshot()) ORDER BY tx, id LIMIT 1)""";

    /**
     * The oldest transaction with an id; without special rights only the transactions of the same role are visible in
     * full.
     */
    private static final String OLDEST = """
            SELECT pid, application_name, usename, xact_start, state
            FROM pg_stat_activity
            WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid() AND datname = current_database()
            ORDER BY age(backend_xid) DESC
            LIMIT 1""";

    private static final String UNREAD_BY = """
            SELECT at
            FROM event
            WHERE (tx, id) > (
                SELECT tx, id FROM log_position WHERE reader = $1
                UNION ALL
                SELECT '0'::xid8, 0 WHERE NOT EXISTS (SELECT FROM log_position WHERE reader = $1))
            ORDER BY tx, id
            LIMIT 1""";

    private LogStore() {}

    static Future<FailedRow> event(SqlClient client, LogPosition at) {
        return client.preparedQuery(EVENT).execute(Tuple.of(at.tx(), at.id())).map(rows -> {
            var row = rows.iterator().next();
            return new FailedRow(
                    at.toString(),
                    Optional.ofNullable(row.getLong("complaint_id")),
                    Optional.ofNullable(row.getString("number")),
                    Optional.ofNullable(row.getString("type")));
        });
    }

    /** By reader, and for all under the empty name; empty if nothing is unread. */
    static Future<Map<String, Optional<Instant>>> unread(SqlClient client, Set<String> readers) {
        return client.preparedQuery(UNREAD)
                .execute(Tuple.of(readers.toArray(String[]::new)))
                .map(rows -> Rows.byKey(
                        rows, row -> row.optionalText("reader").orElse(""), row -> row.optionalInstant("at")));
    }

    /** When the first unread event of the reader happened; empty if it has read everything committed. */
    static Future<Optional<Instant>> unread(SqlClient client, String reader) {
        return client.preparedQuery(UNREAD_BY)
                .execute(Tuple.of(reader))
                .map(rows -> Rows.first(rows, row -> row.instant("at")));
    }

    /** In words; empty if none is open, or none is visible. */
    static Future<Optional<String>> oldestTransaction(SqlClient client) {
        return client.preparedQuery(OLDEST)
                .execute()
                .map(rows -> Rows.first(
                        rows,
                        row -> "process " + row.integer("pid") + " of "
                                + row.optionalText("usename").orElse("an unknown role") + " ("
                                + row.optionalText("application_name").orElse("") + "), "
                                + row.optionalInstant("xact_start")
                                        .map(at -> "since " + at)
                                        .orElse("hidden from this role")));
    }

    static Future<Void> register(SqlClient client, String reader) {
        return client.preparedQuery(REGISTER).execute(Tuple.of(reader)).mapEmpty();
    }

    static Future<Optional<LogPosition>> claim(SqlClient client, String reader) {
        return client.preparedQuery(CLAIM).execute(Tuple.of(reader)).map(LogStore::first);
    }

    static Future<Optional<LogPosition>> position(SqlClient client, String reader) {
        return client.preparedQuery(POSITION).execute(Tuple.of(reader)).map(LogStore::first);
    }

    static Future<Void> move(SqlClient client, String reader, LogPosition to) {
        return client.preparedQuery(MOVE)
                .execute(Tuple.of(reader, to.tx(), to.id()))
                .mapEmpty();
    }

    static Future<Optional<LogSpan>> span(SqlClient client, LogPosition after, int most) {
        return client.preparedQuery(SPAN)
                .execute(Tuple.of(after.tx(), after.id(), most))
                .map(rows -> Rows.first(rows, row -> span(after, row)));
    }

    /** The last event that is visible now, though a reader may have to wait for older ones. */
    static Future<LogPosition> last(SqlClient client) {
        return client.preparedQuery(LAST).execute().map(rows -> first(rows).orElse(LogPosition.START));
    }

    private static LogSpan span(LogPosition after, Fields row) {
        return new LogSpan(after, position(row), Math.toIntExact(row.number("events")));
    }

    private static Optional<LogPosition> first(RowSet<Row> rows) {
        return Rows.first(rows, LogStore::position);
    }

    private static LogPosition position(Fields row) {
        return new LogPosition(row.number("tx"), row.number("id"));
    }
}
