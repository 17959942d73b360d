package hotline.customer;

import static hotline.rows.SqlType.timestamptz;

import hotline.customer.FileEdits.Author;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** When a person last saw to a file, when they first found it complete, and who has reviewed it (A6). */
final class TendingStore {
    private static final String TENDED = """
            UPDATE customer_file f
            SET tended_at = greatest(f.tended_at, $2), completed_at = coalesce(f.completed_at, CASE WHEN $3 THEN $2 END),
                made_by = CASE WHEN n.waits THEN $4 ELSE f.made_by END,
                review = CASE WHEN n.waits THEN 'to-review' ELSE f.review END,
                review_since = CASE WHEN n.waits THEN $2 ELSE f.review_since END
            FROM (
                SELECT id, completed_at IS NULL AND $3 OR review IS NOT DISTINCT FROM 'returned' AND $5 AS waits
                FROM customer_file WHERE id = $1) n
            WHERE f.id = n.id
            """;

    private static final String MAKER = """
            SELECT f.made_by, p.department, f.review IS NOT DISTINCT FROM 'to-review' AS waits
            FROM customer_file f LEFT JOIN person p ON p.id = f.made_by
            WHERE f.id = $1
            """;

    private static final String REVIEWED = """
            UPDATE customer_file
            SET review = CASE WHEN $4::text IS NULL THEN 'reviewed' ELSE 'returned' END, review_defect = $4, review_since = $3,
                reviewed_by = $2, reviewed_at = $3
            WHERE id = $1
            """;

    private TendingStore() {}

    /** A person saw to the file; with a confirmation they say that a defect is mended. */
    record Tended(Author author, boolean isConfirmation) {}

    /** @param file that no other is merged into; what it lacks counts with those that are merged into it */
    static Future<Void> tended(SqlConnection transaction, long file, Tended tended) {
        var author = tended.author();
        return CustomerStore.byId(transaction, file)
                .map(found -> found.orElseThrow(() -> Customers.noFile(file)))
                .compose(found -> transaction
                        .preparedQuery(TENDED)
                        .execute(Tuple.of(
                                file,
                                timestamptz(author.at()),
                                found.missing().isEmpty(),
                                author.by(),
                                tended.isConfirmation())))
                .mapEmpty();
    }

    /** Who completed a file that waits for its review, and their department. */
    record Maker(long person, Optional<String> department) {}

    /** Empty where the file does not wait for a review. */
    static Future<Optional<Maker>> maker(SqlConnection transaction, long file) {
        return transaction
                .preparedQuery(MAKER)
                .execute(Tuple.of(file))
                .map(rows -> Rows.only(rows, row -> Optional.of(row)
                        .filter(found -> found.flag("waits"))
                        .map(found -> new Maker(found.number("made_by"), found.optionalText("department")))));
    }

    /** @param defect what is to be mended; empty: nothing */
    static Future<Void> reviewed(SqlConnection transaction, long file, Author author, Optional<String> defect) {
        return transaction
                .preparedQuery(REVIEWED)
                .execute(Tuple.of(file, author.by(), timestamptz(author.at()), SqlValue.orNull(defect)))
                .mapEmpty();
    }
}
