package hotline.export;

import hotline.log.reading.LogPosition;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** Reads how far the log had come in a snapshot. */
final class SnapshotStore {
    private static final String LAST_EVENT =
            "SELECT tx::text::bigint AS tx, id FROM event ORDER BY tx DESC, id DESC LIMIT 1";

    /** The position of the last event that the snapshot shows. */
    Future<String> position(SqlConnection connection) {
        return connection.query(LAST_EVENT).execute().map(rows -> Rows.first(
                        rows, row -> new LogPosition(row.number("tx"), row.number("id")))
                .orElse(LogPosition.START)
                .toString());
    }
}
