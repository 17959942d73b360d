package hotline.erasure;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The register of erasures, and what one would empty or is held by. */
final class ErasureStore {
    private static final int MOST_HOLDS = 20;

    private static final String OF_FILES =
            "c.id IN (SELECT complaint FROM complaint_file WHERE file = ANY ($1::bigint[]))";

    private static final String COUNTS = """
            SELECT (SELECT count(*)::int FROM complaint_file WHERE file = ANY ($1)) AS complaints,
                   (SELECT count(*)::int FROM callback k JOIN complaint_file l ON l.complaint = k.complaint_id WHERE l.file = ANY ($1))
                       + (SELECT count(*)::int FROM callback k WHERE k.campaign IS NOT NULL AND k.file = ANY ($1)) AS callbacks,
                   (SELECT count(*)::int FROM notice k JOIN complaint_file l ON l.complaint = k.complaint_id WHERE l.file = ANY ($1)) AS notices,
                   (SELECT count(*)::int FROM customer_contact WHERE file = ANY ($1)) AS contacts,
                   (SELECT version FROM customer_file WHERE id = ($1::bigint[])[1]) AS version,
                   EXISTS (SELECT FROM customer_file WHERE id = ANY ($1) AND (calls = 'refused' OR sms = 'refused'))
                       OR EXISTS (
                           SELECT FROM blacklisting b
                           WHERE b.file = ANY ($1) AND b.approved_at IS NOT NULL AND b.refused_at IS NULL AND b.lifted_at IS NULL
                               AND (b.ends_at IS NULL OR b.ends_at > $2)) AS leaves_digests
            """;

    private static final String COMPLAINTS = "SELECT c.id FROM complaint c WHERE " + OF_FILES;

    /** Those that end last first. */
    private static final String HOLDS = """
            (SELECT 'open-case' AS kind, c.number, NULL::timestamptz AS until
             FROM complaint c
             WHERE %1$s AND (c.ended_at IS NULL
                 OR EXISTS (SELECT FROM callback k WHERE k.complaint_id = c.id AND k.status IN ('waiting', 'in-progress')))
             ORDER BY c.id LIMIT %2$d)
            UNION ALL
            (SELECT 'case-owed', c.number, NULL FROM complaint c JOIN linked_case_owed o ON o.complaint_id = c.id WHERE %1$s LIMIT %2$d)
            UNION ALL
            (SELECT 'call-in-hand', NULL, NULL FROM callback k
             WHERE k.file = ANY ($1) AND k.campaign IS NOT NULL AND k.status = 'in-progress' LIMIT 1)
            UNION ALL
            (SELECT 'blacklist-undecided', NULL, NULL FROM blacklisting b
             WHERE b.file = ANY ($1) AND b.approved_at IS NULL AND b.refused_at IS NULL AND b.lifted_at IS NULL LIMIT 1)
            UNION ALL
            (SELECT 'term', c.number, c.ended_at + make_interval(months => $2)
             FROM complaint c
             WHERE %1$s AND c.ended_at + make_interval(months => $2) > $3
             ORDER BY c.ended_at DESC LIMIT 1)
            """.formatted(OF_FILES, MOST_HOLDS);

    private static final String BEGIN = """
            INSERT INTO erasure (file, files, why, asked_by, asked_at, job) VALUES ($1, $2, $3, $4, $5, 0) RETURNING id
            """;

    private static final String JOB = "UPDATE erasure SET job = $2 WHERE id = $1";

    private static final String COUNT =
            "UPDATE erasure SET complaints = complaints + $2, events = events + $3 WHERE id = $1";

    private static final String FINISH = "UPDATE erasure SET finished_at = $2, exports = $3 WHERE id = $1";

    private static final String FILES = "SELECT files FROM erasure WHERE id = $1";

    private static final String SELECT = """
            SELECT e.id, e.file, e.why, e.asked_by AS by, p.name AS by_name, e.asked_at, e.finished_at, e.complaints, e.events, e.exports
            FROM erasure e LEFT JOIN person p ON p.id = e.asked_by
            """;

    private static final String BY_ID = SELECT + " WHERE e.id = $1";
    private static final String NEWEST_FIRST = SELECT + " WHERE e.id < $1 ORDER BY e.id DESC LIMIT $2";

    private ErasureStore() {}

    /** What would be emptied. */
    record Counts(int version, int complaints, int callbacks, int notices, int contacts, boolean leavesDigests) {}

    static Future<Counts> counts(SqlConnection connection, List<Long> files, Instant now) {
        return connection
                .preparedQuery(COUNTS)
                .execute(Tuple.of(ids(files), timestamptz(now)))
                .map(rows -> Rows.only(
                        rows,
                        row -> new Counts(
                                row.integer("version"),
                                row.integer("complaints"),
                                row.integer("callbacks"),
                                row.integer("notices"),
                                row.integer("contacts"),
                                row.flag("leaves_digests"))));
    }

    static Future<List<Long>> complaints(SqlConnection connection, List<Long> files) {
        return connection
                .preparedQuery(COMPLAINTS)
                .execute(Tuple.of(ids(files)))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    /** @param keptMonths how long ended complaints are kept */
    static Future<List<Hold>> holds(SqlConnection connection, List<Long> files, int keptMonths, Instant now) {
        return connection
                .preparedQuery(HOLDS)
                .execute(Tuple.of(ids(files), keptMonths, timestamptz(now)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Hold(
                                row.code("kind", Hold.Kind::of),
                                row.optionalText("number"),
                                row.optionalInstant("until"))));
    }

    static Future<Long> begin(SqlConnection transaction, List<Long> files, ErasureReason why, long by, Instant at) {
        return transaction
                .preparedQuery(BEGIN)
                .execute(Tuple.of(files.get(0), ids(files), why.code(), by, timestamptz(at)))
                .map(rows -> Rows.only(rows, row -> row.number("id")));
    }

    static Future<Void> doneBy(SqlConnection transaction, long erasure, long job) {
        return transaction.preparedQuery(JOB).execute(Tuple.of(erasure, job)).mapEmpty();
    }

    static Future<Void> count(SqlConnection transaction, long erasure, int complaints, int events) {
        return transaction
                .preparedQuery(COUNT)
                .execute(Tuple.of(erasure, complaints, events))
                .mapEmpty();
    }

    static Future<Void> finish(SqlConnection transaction, long erasure, Instant at, int exports) {
        return transaction
                .preparedQuery(FINISH)
                .execute(Tuple.of(erasure, timestamptz(at), exports))
                .mapEmpty();
    }

    static Future<List<Long>> files(SqlConnection connection, long erasure) {
        return connection
                .preparedQuery(FILES)
                .execute(Tuple.of(erasure))
                .map(rows -> Rows.only(rows, row -> row.numbers("files")));
    }

    static Future<Optional<Erasure>> byId(SqlConnection connection, long erasure) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Tuple.of(erasure))
                .map(rows -> Rows.first(rows, ErasureStore::erasure));
    }

    static Future<List<Erasure>> newestFirst(SqlConnection connection, long before, int most) {
        return connection
                .preparedQuery(NEWEST_FIRST)
                .execute(Tuple.of(before, most))
                .map(rows -> Rows.all(rows, ErasureStore::erasure));
    }

    private static Erasure erasure(Fields row) {
        return new Erasure(
                row.number("id"),
                row.number("file"),
                row.code("why", ErasureReason::of),
                PersonName.of(row, "by"),
                row.instant("asked_at"),
                row.optionalInstant("finished_at"),
                row.integer("complaints"),
                row.integer("events"),
                row.integer("exports"));
    }

    private static Long[] ids(List<Long> files) {
        return files.toArray(Long[]::new);
    }
}
