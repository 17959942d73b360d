package hotline.customer;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;

/** Whether a file is sealed (A2), and how a complaint of its customer opens it again. */
final class SealStore {
    private static final String IS_SEALED = "SELECT sealed_at IS NOT NULL AS sealed FROM customer_file WHERE id = $1";

    /** One entry of the history for each file. */
    private static final String UNSEAL = """
            WITH opened AS (
                UPDATE customer_file f SET sealed_at = NULL, version = f.version + 1
                FROM (
                    SELECT coalesce(t.root, l.file) AS root, max(l.complaint) AS complaint
                    FROM complaint_file l LEFT JOIN file_root t ON t.file = l.file
                    WHERE l.complaint = ANY ($1)
                    GROUP BY 1) o
                WHERE f.id = o.root AND f.sealed_at IS NOT NULL
                RETURNING f.id, o.complaint)
            INSERT INTO customer_change (file, at, what, complaint)
            SELECT o.id, c.received_at, 'unsealed', c.id FROM opened o JOIN complaint c ON c.id = o.complaint
            """;

    private SealStore() {}

    /** @param file that no other is merged into */
    static Future<Boolean> isSealed(SqlConnection connection, long file) {
        return connection.preparedQuery(IS_SEALED).execute(Tuple.of(file)).map(rows -> Rows.first(
                        rows, row -> row.flag("sealed"))
                .orElse(false));
    }

    /** The files of complaints that were just put with them are open again. */
    static Future<Void> unseal(SqlConnection transaction, Collection<Long> complaints) {
        return complaints.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(UNSEAL)
                        .execute(Tuple.of(complaints.toArray(Long[]::new)))
                        .mapEmpty();
    }
}
