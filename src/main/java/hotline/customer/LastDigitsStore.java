package hotline.customer;

import hotline.rows.Rows;
import hotline.rows.SqlValue;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Finds files by the last digits of a phone number, which many numbers share. */
final class LastDigitsStore {
    private static final int MOST_CONTACTS = 1_000;

    /** A file that was merged into another is found as that one. */
    private static final String FILES = WholeFile.of("""
            SELECT g.*, %s AS files, row_number() OVER (ORDER BY g.last_contact_at DESC, g.id DESC) AS place
            FROM (
                SELECT DISTINCT coalesce(r.root, k.file) AS file
                FROM (
                    SELECT file FROM customer_contact k
                    WHERE kind = 'phone' AND ended_at IS NULL AND length(value) > 3
                        AND reverse(value) COLLATE "C" >= $1 AND reverse(value) COLLATE "C" < $2
                        AND ($3::text IS NULL
                            OR EXISTS (SELECT FROM customer_name_key n WHERE n.file = k.file AND n.key >= $3 AND n.key < $4))
                    LIMIT %d) k
                    LEFT JOIN file_root r ON r.file = k.file) n
                JOIN customer_file g ON g.id = n.file
            WHERE g.set_aside_at IS NULL
            ORDER BY g.last_contact_at DESC, g.id DESC
            LIMIT $5""".formatted(WholeFile.FILES, MOST_CONTACTS));

    private LastDigitsStore() {}

    /** @param name folded, as keys are */
    static Future<List<Customer>> files(SqlConnection connection, String digits, Optional<String> name, int most) {
        var reversed = new StringBuilder(digits).reverse().toString();
        return connection
                .preparedQuery(FILES)
                .execute(Tuple.of(
                        reversed,
                        reversed + CustomerStore.END,
                        SqlValue.orNull(name),
                        SqlValue.orNull(name.map(typed -> typed + CustomerStore.END)),
                        most))
                .map(rows -> Rows.all(rows, WholeFile::customer));
    }
}
