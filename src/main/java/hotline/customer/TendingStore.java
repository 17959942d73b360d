package hotline.customer;

import static hotline.rows.SqlType.timestamptz;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** When a person last saw to a file, and when they first found it complete (A6). */
final class TendingStore {
    private static final String TENDED = """
            UPDATE customer_file SET tended_at = greatest(tended_at, $2), completed_at = coalesce(completed_at, CASE WHEN $3 THEN $2 END)
            WHERE id = $1
            """;

    private TendingStore() {}

    /** @param file that no other is merged into; what it lacks counts with those that are merged into it */
    static Future<Void> tended(SqlConnection transaction, long file, Instant at) {
        return CustomerStore.byId(transaction, file)
                .map(found -> found.orElseThrow(() -> Customers.noFile(file)))
                .compose(found -> transaction
                        .preparedQuery(TENDED)
                        .execute(Tuple.of(file, timestamptz(at), found.missing().isEmpty())))
                .mapEmpty();
    }
}
