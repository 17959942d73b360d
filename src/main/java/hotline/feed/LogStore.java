package hotline.feed;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

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

    private LogStore() {}

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
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(span(after, rows.iterator().next())));
    }

    /** The last event that anybody can see now, though a reader may have to wait for older ones. */
    static Future<LogPosition> last(SqlClient client) {
        return client.preparedQuery(LAST).execute().map(rows -> first(rows).orElse(LogPosition.START));
    }

    private static LogSpan span(LogPosition after, Row row) {
        return new LogSpan(after, position(row), Math.toIntExact(row.getLong("events")));
    }

    private static Optional<LogPosition> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(position(rows.iterator().next()));
    }

    private static LogPosition position(Row row) {
        return new LogPosition(row.getLong("tx"), row.getLong("id"));
    }
}
