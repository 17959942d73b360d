package hotline.customer.merge;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.customer.Customer.Merged;
import hotline.customer.CustomerKind;
import hotline.customer.merge.FileMerge.Undone;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tables {@code file_link} and {@code file_root}, and what merges leave in histories and hints. */
final class MergeStore {
    /** A person merges now and then, so merges may wait for each other: no two of them can make a cycle. */
    private static final String LOCK_LINKS = "LOCK TABLE file_link IN SHARE ROW EXCLUSIVE MODE";

    /** Edits of files take the same locks. */
    private static final String LOCK_FILES = """
            SELECT id, version, name, kind, set_aside_at IS NOT NULL AS is_aside FROM customer_file WHERE id = ANY ($1) ORDER BY id FOR UPDATE
            """;

    private static final String STANDING =
            "SELECT id, from_file, into_file, true AS stands FROM file_link WHERE from_file = $1 AND into_file = $2 AND undone_at IS NULL";

    private static final String BY_ID =
            "SELECT id, from_file, into_file, undone_at IS NULL AS stands FROM file_link WHERE id = $1";

    private static final String LINK =
            "INSERT INTO file_link (from_file, into_file, by, at, reason) VALUES ($1, $2, $3, $4, $5)";

    private static final String UNDO =
            "UPDATE file_link SET undone_by = $2, undone_at = $3, undone_reason = $4 WHERE id = $1";

    private static final String FORGET_ROOTS = "DELETE FROM file_root WHERE file = ANY ($1)";

    /** Each file goes up its links as far as they stand. */
    private static final String WRITE_ROOTS = """
            WITH RECURSIVE way (file, up) AS (
                SELECT from_file, into_file FROM file_link WHERE from_file = ANY ($1) AND undone_at IS NULL
                UNION ALL
                SELECT way.file, l.into_file FROM way JOIN file_link l ON l.from_file = way.up AND l.undone_at IS NULL)
            INSERT INTO file_root (file, root)
            SELECT file, up FROM way WHERE NOT EXISTS (SELECT FROM file_link l WHERE l.from_file = way.up AND l.undone_at IS NULL)
            """;

    private static final String CHANGED = """
            INSERT INTO customer_change (file, at, by, what, fields, personal) VALUES ($1, $2, $3, $4, $5, $6)
            """;

    private static final String HINTS_MERGED = """
            UPDATE duplicate_hint SET state = 'merged', by = $2, at = $3 WHERE a = ANY ($1) AND b = ANY ($1) AND state = 'open'
            """;

    /** The pair of the link and all pairs that only it made one customer's. */
    private static final String HINTS_UNDONE = """
            UPDATE duplicate_hint SET state = 'undone', by = $3, at = $4
            WHERE state IN ('open', 'merged') AND (a = ANY ($1) AND b = ANY ($2) OR a = ANY ($2) AND b = ANY ($1))
            """;

    private static final String NEVER_AGAIN = """
            INSERT INTO duplicate_hint (a, b, score, reasons, rule, state, by, at)
            VALUES (least($1::bigint, $2::bigint), greatest($1::bigint, $2::bigint), 0, '{}', 0, 'undone', $3, $4)
            ON CONFLICT (a, b) DO NOTHING
            """;

    private static final String OF_FILES = """
            SELECT l.id, l.at, l.reason, l.undone_at, l.undone_reason,
                   jsonb_build_object('id', f.id, 'name', f.name, 'kind', f.kind) AS merged,
                   jsonb_build_object('id', i.id, 'name', i.name, 'kind', i.kind) AS stayed,
                   l.by, p.name AS by_name, l.undone_by, u.name AS undone_by_name
            FROM file_link l
                JOIN customer_file f ON f.id = l.from_file
                JOIN customer_file i ON i.id = l.into_file
                LEFT JOIN person p ON p.id = l.by
                LEFT JOIN person u ON u.id = l.undone_by
            WHERE (l.from_file = ANY ($1) OR l.into_file = ANY ($1)) AND l.id < $2
            ORDER BY l.id DESC
            LIMIT $3
            """;

    private MergeStore() {}

    /** A file under its lock. */
    record Locked(long id, int version, String name, CustomerKind kind, boolean isAside) {}

    static Future<Void> lockLinks(SqlConnection transaction) {
        return transaction.query(LOCK_LINKS).execute().mapEmpty();
    }

    /** In the order of their ids. */
    static Future<List<Locked>> lockFiles(SqlConnection transaction, Collection<Long> files) {
        return transaction
                .preparedQuery(LOCK_FILES)
                .execute(Tuple.of(ids(files)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Locked(
                                row.number("id"),
                                row.integer("version"),
                                row.text("name"),
                                row.code("kind", CustomerKind::of),
                                row.flag("is_aside"))));
    }

    static Future<Optional<FileLink>> standing(SqlConnection transaction, long from, long into) {
        return transaction
                .preparedQuery(STANDING)
                .execute(Tuple.of(from, into))
                .map(rows -> Rows.first(rows, MergeStore::link));
    }

    static Future<Optional<FileLink>> byId(SqlConnection transaction, long link) {
        return transaction.preparedQuery(BY_ID).execute(Tuple.of(link)).map(rows -> Rows.first(rows, MergeStore::link));
    }

    private static FileLink link(Fields row) {
        return new FileLink(row.number("id"), row.number("from_file"), row.number("into_file"), row.flag("stands"));
    }

    static Future<Void> link(SqlConnection transaction, MergeRequest request) {
        return transaction
                .preparedQuery(LINK)
                .execute(Tuple.of(
                        request.from(), request.into(), request.by(), timestamptz(request.at()), request.reason()))
                .mapEmpty();
    }

    static Future<Void> undo(SqlConnection transaction, long link, Undoing undoing) {
        return transaction
                .preparedQuery(UNDO)
                .execute(Tuple.of(link, undoing.by(), timestamptz(undoing.at()), undoing.reason()))
                .mapEmpty();
    }

    /** @param files all that stand links lead to or from */
    static Future<Void> writeRoots(SqlConnection transaction, Collection<Long> files) {
        return transaction
                .preparedQuery(FORGET_ROOTS)
                .execute(Tuple.of(ids(files)))
                .compose(forgotten -> transaction.preparedQuery(WRITE_ROOTS).execute(Tuple.of(ids(files))))
                .mapEmpty();
    }

    /** @param values by field, each with {@code before} or {@code after} */
    static Future<Void> changed(
            SqlConnection transaction, long file, Instant at, long by, String what, JsonObject values) {
        var fields = values.fieldNames().stream().sorted().toArray(String[]::new);
        return transaction
                .preparedQuery(CHANGED)
                .execute(Tuple.of(file, timestamptz(at), by, what, fields, values))
                .mapEmpty();
    }

    static Future<Void> hintsMerged(SqlConnection transaction, Collection<Long> files, long by, Instant at) {
        return transaction
                .preparedQuery(HINTS_MERGED)
                .execute(Tuple.of(ids(files), by, timestamptz(at)))
                .mapEmpty();
    }

    static Future<Void> hintsUndone(
            SqlConnection transaction, FileLink link, List<Long> files, List<Long> others, Undoing undoing) {
        return transaction
                .preparedQuery(HINTS_UNDONE)
                .execute(Tuple.of(ids(files), ids(others), undoing.by(), timestamptz(undoing.at())))
                .compose(undone -> transaction
                        .preparedQuery(NEVER_AGAIN)
                        .execute(Tuple.of(link.from(), link.into(), undoing.by(), timestamptz(undoing.at()))))
                .mapEmpty();
    }

    /** Newest first. */
    static Future<List<FileMerge>> of(SqlConnection connection, List<Long> files, long before, int most) {
        return connection
                .preparedQuery(OF_FILES)
                .execute(Tuple.of(ids(files), before, most))
                .map(rows -> Rows.all(rows, MergeStore::merge));
    }

    private static FileMerge merge(Fields row) {
        return new FileMerge(
                row.number("id"),
                Merged.of(Fields.of(row.object("merged"))),
                Merged.of(Fields.of(row.object("stayed"))),
                PersonName.of(row, "by"),
                row.instant("at"),
                row.text("reason"),
                row.optionalInstant("undone_at")
                        .map(at -> new Undone(PersonName.of(row, "undone_by"), at, row.optionalText("undone_reason"))));
    }

    private static Long[] ids(Collection<Long> files) {
        return files.toArray(Long[]::new);
    }
}
