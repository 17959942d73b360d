package hotline.priority;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.policy.tier.Tier;
import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes the columns {@code tier} and {@code ahead_minutes} of complaints and of their callbacks. */
final class TurnStore {
    private record Asked(Collection<Long> complaints, List<HeadStart> headStarts) {}

    private static final Batch<HeadStart> HEAD_START = Batch.<HeadStart>of()
            .fixed("policy_version", INT, HeadStart::policyVersion)
            .fixed("tier", TEXT, one -> one.tier().code())
            .fixed("minutes", INT, HeadStart::minutes);

    private static final String FILES =
            "(SELECT l.root UNION ALL SELECT o.file FROM file_root o WHERE o.root = l.root)";

    /**
     * Only rows that change are written, and those of customers without a tier, which are nearly all, not even locked: who takes the next one
     * does not take a locked row. Complaints that stand in no file stay as they were filed; those under a policy that this node has yet
     * to learn of keep their head start.
     */
    private static final Statement<Asked> RENEW = Statement.of(
            """
            WITH locked AS MATERIALIZED (
                SELECT c.id, c.held_by, c.policy_version
                FROM complaint c
                WHERE c.id = ANY (:complaints) AND c.ended_at IS NULL
                    AND EXISTS (
                        SELECT FROM (
                            SELECT coalesce(r.root, f.file) AS root
                            FROM complaint_file f LEFT JOIN file_root r ON r.file = f.file
                            WHERE f.complaint = c.id) l
                        WHERE c.tier IS NOT NULL OR EXISTS (
                            SELECT FROM customer_tier t WHERE t.until IS NULL AND t.file IN %1$s))
                ORDER BY c.id
                FOR UPDATE
            ), renewed AS MATERIALIZED (
                SELECT c.id, c.policy_version, (
                    SELECT h.tier
                    FROM (
                        SELECT DISTINCT ON (t.department) t.tier
                        FROM customer_tier t
                        WHERE t.until IS NULL AND t.department IN ('', c.held_by) AND t.file IN %1$s
                        ORDER BY t.department, t.file <> l.root, %2$s) h
                    ORDER BY %3$s
                    LIMIT 1) AS tier
                FROM locked c, LATERAL (
                    SELECT coalesce(r.root, f.file) AS root
                    FROM complaint_file f LEFT JOIN file_root r ON r.file = f.file
                    WHERE f.complaint = c.id) l
            ), judged AS MATERIALIZED (
                SELECT n.id, n.tier, CASE WHEN n.tier IS NULL THEN 0 ELSE s.minutes END AS minutes,
                       coalesce((SELECT m.minutes FROM moved_case m WHERE m.complaint = n.id), 0) AS moved
                FROM renewed n LEFT JOIN unnest(:headStarts) AS s ON s.policy_version = n.policy_version AND s.tier = n.tier
            ), written AS (
                UPDATE complaint c SET tier = n.tier, ahead_minutes = coalesce(n.minutes + n.moved, c.ahead_minutes)
                FROM judged n
                WHERE c.id = n.id
                    AND (c.tier IS DISTINCT FROM n.tier OR c.ahead_minutes <> coalesce(n.minutes + n.moved, c.ahead_minutes))
            )
            UPDATE callback k SET ahead_minutes = n.minutes
            FROM judged n
            WHERE k.complaint_id = n.id AND k.status IN ('waiting', 'in-progress') AND k.ahead_minutes <> n.minutes
            """.formatted(FILES, Tier.placeOf("t.tier"), Tier.placeOf("h.tier")),
            Parameters.<Asked>of()
                    .array("complaints", BIGINT, Asked::complaints)
                    .batch("headStarts", HEAD_START, Asked::headStarts));

    /** Of a root. */
    private static final String TIER = """
            SELECT h.tier
            FROM (
                SELECT DISTINCT ON (t.department) t.tier
                FROM customer_tier t
                WHERE t.until IS NULL AND t.department IN ('', $2)
                    AND t.file IN (SELECT $1 UNION ALL SELECT o.file FROM file_root o WHERE o.root = $1)
                ORDER BY t.department, t.file <> $1, %1$s) h
            ORDER BY %2$s
            LIMIT 1
            """.formatted(Tier.placeOf("t.tier"), Tier.placeOf("h.tier"));

    private static final String OPEN_OF = """
            SELECT c.id
            FROM (
                SELECT DISTINCT coalesce(r.root, n.file) AS root
                FROM unnest($1::bigint[]) AS n (file) LEFT JOIN file_root r ON r.file = n.file) l,
                LATERAL %s g (file)
                JOIN complaint_file f ON f.file = g.file
                JOIN complaint c ON c.id = f.complaint
            WHERE c.ended_at IS NULL
            """.formatted(FILES);

    private TurnStore() {}

    static Future<Void> renew(SqlConnection transaction, Collection<Long> complaints, List<HeadStart> headStarts) {
        return transaction
                .preparedQuery(RENEW.sql())
                .execute(RENEW.values(new Asked(complaints, headStarts)))
                .mapEmpty();
    }

    static Future<List<Long>> openOf(SqlConnection transaction, Collection<Long> files) {
        return transaction
                .preparedQuery(OPEN_OF)
                .execute(Tuple.tuple().addArrayOfLong(files.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    static Future<Optional<Tier>> tier(SqlConnection connection, long file, String department) {
        return connection
                .preparedQuery(TIER)
                .execute(Tuple.of(file, department))
                .map(rows -> Rows.first(rows, row -> row.code("tier", Tier::of)));
    }
}
