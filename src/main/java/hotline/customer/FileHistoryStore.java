package hotline.customer;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.CODES;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;

import hotline.complaint.PersonName;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;

/** Table {@code customer_change}, and files that are left without complaints. */
final class FileHistoryStore {
    private static final Batch<FileChange> CHANGE = Batch.<FileChange>of()
            .fixed("file", BIGINT, FileChange::file)
            .fixed("at", INSTANT, FileChange::at)
            .fixedOptional("by", BIGINT, FileChange::by)
            .fixed("what", TEXT, FileChange::what)
            .fixedOptional("complaint", BIGINT, FileChange::complaint)
            .fixed("fields", CODES, FileChange::fields)
            .fixed("personal", JSON, change -> change.values().encode());

    /** Files with another name, number or code are compared with others once more. */
    private static final Statement<List<FileChange>> WRITE = Statement.of(
            """
            WITH written AS (INSERT INTO customer_change (%s) SELECT %s FROM unnest(:changes) AS n RETURNING file, what)
            INSERT INTO hint_due (file)
            SELECT DISTINCT file FROM written WHERE what IN ('made', 'changed', 'contact-added', 'contact-ended')
            """.formatted(CHANGE.names(), CHANGE.values()),
            Parameters.<List<FileChange>>of().batch("changes", CHANGE, changes -> changes));

    /** A file that a person has changed or merged stays, though no complaint is left in it. */
    private static final String SET_ASIDE = """
            WITH aside AS (
                UPDATE customer_file f SET set_aside_at = now(), version = version + 1
                WHERE f.id = ANY ($1) AND NOT f.edited AND f.set_aside_at IS NULL
                    AND NOT EXISTS (SELECT FROM complaint_file l WHERE l.file = f.id)
                    AND NOT EXISTS (SELECT FROM file_root t WHERE t.file = f.id OR t.root = f.id)
                RETURNING f.id, f.last_contact_at)
            INSERT INTO customer_change (file, at, what) SELECT id, last_contact_at, 'set-aside' FROM aside
            """;

    /** Of a merge the entry of the file that stayed. */
    private static final String OF_FILES = """
            SELECT h.id, h.file, h.at, h.by, p.name AS by_name, h.what, c.number, h.fields, h.personal
            FROM customer_change h LEFT JOIN person p ON p.id = h.by LEFT JOIN complaint c ON c.id = h.complaint
            WHERE h.file = ANY ($1) AND h.id < $2
                AND NOT (h.what IN ('merged', 'unmerged') AND h.file <> ($1::bigint[])[1] AND 'into' = ANY (h.fields))
            ORDER BY h.id DESC
            LIMIT $3
            """;

    private FileHistoryStore() {}

    static Future<Void> write(SqlConnection transaction, List<FileChange> changes) {
        return changes.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(WRITE.sql())
                        .execute(WRITE.values(changes))
                        .mapEmpty();
    }

    /** @param left files that complaints left */
    static Future<Void> setAside(SqlConnection transaction, Collection<Long> left) {
        return left.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(SET_ASIDE)
                        .execute(Tuple.of(left.stream().sorted().toArray(Long[]::new)))
                        .mapEmpty();
    }

    /** Of a file and those that are merged into it, newest first. */
    static Future<List<PastChange>> of(SqlConnection connection, List<Long> files, long before, int most) {
        return connection
                .preparedQuery(OF_FILES)
                .execute(Tuple.of(files.toArray(Long[]::new), before, most))
                .map(rows -> Rows.all(rows, FileHistoryStore::change));
    }

    private static PastChange change(Fields row) {
        return new PastChange(
                row.number("id"),
                row.number("file"),
                row.instant("at"),
                PersonName.of(row, "by"),
                row.text("what"),
                row.optionalText("number"),
                row.texts("fields"),
                row.optionalObject("personal").orElseGet(JsonObject::new));
    }
}
