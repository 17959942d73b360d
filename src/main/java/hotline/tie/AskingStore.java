package hotline.tie;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Reads how far a complaint is, under its lock. */
final class AskingStore {
    private static final String LOCK = """
            SELECT ended_at IS NOT NULL AS is_ended, owner IS NOT NULL OR first_response_at IS NOT NULL AS is_started
            FROM complaint WHERE id = $1 FOR UPDATE
            """;

    record Locked(boolean isEnded, boolean isStarted) {}

    private AskingStore() {}

    static Future<Optional<Locked>> lock(SqlClient transaction, long complaint) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(complaint))
                .map(rows -> Rows.first(rows, row -> new Locked(row.flag("is_ended"), row.flag("is_started"))));
    }
}
