package hotline.customer;

import hotline.failure.Failure;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;

/** Whether a file is sealed (A2), and how a complaint of its customer opens it again. */
final class SealStore {
    private static final String IS_SEALED = "SELECT sealed_at IS NOT NULL AS sealed FROM customer_file WHERE id = $1";

    private static final String LOCK =
            "SELECT erased_at IS NOT NULL AS erased, sealed_at IS NOT NULL AS sealed FROM customer_file WHERE id = $1 FOR NO KEY UPDATE";

    private static final String SEALED = "SELECT id FROM customer_file WHERE id = ANY ($1) AND sealed_at IS NOT NULL";

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

    /** Those of them that are. */
    static Future<List<Long>> sealed(SqlConnection connection, Collection<Long> files) {
        return connection
                .preparedQuery(SEALED)
                .execute(Tuple.of(files.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    /** Fails with {@link Failure.Conflict} where the file is sealed, or its data erased. */
    static Future<Void> open(SqlConnection transaction, long file) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(file)).map(rows -> {
            Rows.first(rows, row -> {
                check(row.flag("erased"), row.flag("sealed"));
                return file;
            });
            return null;
        });
    }

    static void check(boolean isErased, boolean isSealed) {
        if (isErased) {
            throw new Failure.Conflict("the data in the file are erased");
        }
        if (isSealed) {
            throw new Failure.Conflict("the file is sealed until the customer's next complaint");
        }
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
