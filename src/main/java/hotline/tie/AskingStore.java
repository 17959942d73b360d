package hotline.tie;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Reads how far a complaint is, under its lock. */
final class AskingStore {
    private static final String LOCK = """
            SELECT id, ended_at IS NOT NULL AS is_ended, owner IS NOT NULL OR first_response_at IS NOT NULL AS is_started
            FROM complaint WHERE number = $1 FOR UPDATE
            """;

    record Locked(long id, boolean isEnded, boolean isStarted) {}

    private AskingStore() {}

    static Future<Optional<Locked>> lock(SqlClient transaction, String number) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(number))
                .map(rows -> Rows.first(
                        rows, row -> new Locked(row.number("id"), row.flag("is_ended"), row.flag("is_started"))));
    }
}
