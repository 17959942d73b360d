package hotline.customer.sealing;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Files that may be due for sealing, and the seal. */
final class SealingStore {
    /** Ids of a file f and of those that are merged into it. */
    private static final String FILES = "SELECT f.id UNION ALL SELECT t.file FROM file_root t WHERE t.root = f.id";

    /** In the order of the last contact, each file once in a pass; a merged one is sealed with the file that it is merged into. */
    private static final String NEXT = """
            SELECT f.id, f.last_contact_at AS place, g.created_at, g.last_contact_at
            FROM (
                SELECT id, last_contact_at FROM customer_file
                WHERE sealed_at IS NULL AND erased_at IS NULL AND set_aside_at IS NULL
                    AND (last_contact_at, id) > ($1, $2) AND last_contact_at <= $3
                ORDER BY last_contact_at, id LIMIT $4) f,
                LATERAL (
                    SELECT max(o.last_contact_at) AS last_contact_at, max(o.created_at) FILTER (WHERE o.id = f.id) AS created_at
                    FROM customer_file o
                    WHERE o.id IN (%s) AND NOT EXISTS (SELECT FROM file_root WHERE file = f.id)) g
            ORDER BY f.last_contact_at, f.id
            """.formatted(FILES);

    /**
     * What is open holds it: a complaint, a call, also of a campaign, a case that is owed, an entry of a blacklist that is not decided, a hand-over, a
     * missing file.
     */
    private static final String SEAL = """
            WITH sealed AS (
                UPDATE customer_file f SET sealed_at = $2, version = version + 1
                WHERE f.id = ANY ($1) AND f.sealed_at IS NULL
                    AND NOT EXISTS (
                        SELECT FROM complaint_file l JOIN complaint c ON c.id = l.complaint
                        WHERE l.file IN (%1$s) AND (c.ended_at IS NULL
                            OR EXISTS (SELECT FROM callback k WHERE k.complaint_id = c.id AND k.status IN ('waiting', 'in-progress'))
                            OR EXISTS (SELECT FROM linked_case_owed o WHERE o.complaint_id = c.id)))
                    AND NOT EXISTS (
                        SELECT FROM blacklisting b
                        WHERE b.file IN (%1$s) AND b.approved_at IS NULL AND b.refused_at IS NULL AND b.lifted_at IS NULL)
                    AND NOT EXISTS (
                        SELECT FROM callback k
                        WHERE k.file IN (%1$s) AND k.campaign IS NOT NULL AND k.status IN ('waiting', 'in-progress'))
                    AND NOT EXISTS (SELECT FROM file_hand_over h WHERE h.file IN (%1$s) AND h.ended_at IS NULL)
                    AND NOT EXISTS (SELECT FROM missing_file m WHERE m.file IN (%1$s) AND m.state IN ('missing', 'held-back'))
                RETURNING f.id)
            INSERT INTO customer_change (file, at, what) SELECT id, $2, 'sealed' FROM sealed
            """.formatted(FILES);

    private SealingStore() {}

    /** @param place where it stands in the order of the pass */
    record Candidate(long id, Instant place, Instant createdAt, Instant lastServiceAt) {}

    /** Merged files come without their dates, and are left out. */
    static Future<Page> next(SqlConnection connection, Instant place, long id, Instant until, int most) {
        return connection
                .preparedQuery(NEXT)
                .execute(Tuple.of(timestamptz(place), id, timestamptz(until), most))
                .map(rows -> new Page(
                        Rows.all(
                                rows,
                                row -> new Candidate(
                                        row.number("id"),
                                        row.instant("place"),
                                        row.optionalInstant("created_at").orElse(Instant.MAX),
                                        row.optionalInstant("last_contact_at").orElse(Instant.MAX))),
                        rows.size() == most));
    }

    /** @param more whether there may be more behind them */
    record Page(List<Candidate> candidates, boolean more) {}

    /** Seals those that nothing holds, with an entry of their history; the answer is how many. */
    static Future<Integer> seal(SqlConnection transaction, List<Long> files, Instant at) {
        return files.isEmpty()
                ? Future.succeededFuture(0)
                : transaction
                        .preparedQuery(SEAL)
                        .execute(Tuple.of(files.toArray(Long[]::new), timestamptz(at)))
                        .map(rows -> rows.rowCount());
    }
}
