package hotline.callback.hand;

import static hotline.rows.SqlType.timestamptz;

import hotline.callback.hand.UnreachedCustomers.Unreached;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** Rows of {@code callback_by_hand} that undelivered messages ask for. */
final class UnreachedStore {
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(412, hashint8(hashtextextended('unreached ' || $1::bigint, 413)))";

    /** A callback that is open already tells the customer too. */
    private static final String INSERT = """
            WITH who AS MATERIALIZED (
                SELECT c.id AS complaint, coalesce(r.root, l.file) AS file, c.complainant, c.phone, c.phone_extension
                FROM complaint c LEFT JOIN complaint_file l ON l.complaint = c.id LEFT JOIN file_root r ON r.file = l.file
                WHERE c.id = $1 AND c.erased_at IS NULL AND c.phone <> '' AND c.status <> 'withdrawn'
                    AND NOT EXISTS (SELECT FROM callback k WHERE k.complaint_id = c.id AND k.status IN ('waiting', 'in-progress'))
                    AND NOT EXISTS (
                        SELECT FROM callback_by_hand h JOIN callback k ON k.id = h.callback_id
                        WHERE h.complaint_id = c.id AND k.status IN ('waiting', 'in-progress'))
            ), called AS (
                SELECT who.* FROM who
                WHERE NOT EXISTS (
                        SELECT FROM blacklisting b
                        WHERE b.file IN (SELECT who.file UNION ALL SELECT o.file FROM file_root o WHERE o.root = who.file)
                            AND b.refused_at IS NULL AND b.lifted_at IS NULL AND b.approved_at IS NOT NULL
                            AND (b.ends_at IS NULL OR b.ends_at > $3))
                    AND NOT EXISTS (
                        SELECT FROM customer_file f
                        WHERE f.id IN (SELECT who.file UNION ALL SELECT o.file FROM file_root o WHERE o.root = who.file)
                            AND f.calls = 'refused')
            ), planned AS (
                INSERT INTO callback (by_hand, status, due_at, not_before, deferred, created_at)
                SELECT true, 'waiting', $3, $3, false, $3 FROM called
                RETURNING id
            )
            INSERT INTO callback_by_hand
                (callback_id, complaint_id, file, purpose, name, phone, phone_extension, reason, asked_by, asked_at, undelivered)
            SELECT planned.id, called.complaint, called.file, 'by-hand', nullif(called.complainant, ''), called.phone,
                   called.phone_extension, '', 0, $3, $2
            FROM planned, called
            """;

    private static final String CANCEL = """
            WITH ended AS (
                UPDATE callback SET status = 'cancelled', finished_at = $3
                WHERE id = ANY (ARRAY(
                    SELECT k.id FROM callback_by_hand h JOIN callback k ON k.id = h.callback_id
                    WHERE h.complaint_id = $1 AND h.undelivered = $2 AND k.status = 'waiting'
                    FOR UPDATE OF k SKIP LOCKED))
                RETURNING id
            )
            UPDATE callback_by_hand SET cancel_reason = 'arrived' FROM ended WHERE callback_id = ended.id
            """;

    private UnreachedStore() {}

    static Future<Void> cancel(SqlConnection transaction, Unreached reached, Instant now) {
        return transaction
                .preparedQuery(CANCEL)
                .execute(Tuple.of(reached.complaint(), reached.kind(), timestamptz(now)))
                .mapEmpty();
    }

    static Future<Void> oneAtATime(SqlConnection transaction, long complaint) {
        return transaction
                .preparedQuery(ONE_AT_A_TIME)
                .execute(Tuple.of(complaint))
                .mapEmpty();
    }

    static Future<Void> insert(SqlConnection transaction, Unreached unreached, Instant now) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(unreached.complaint(), unreached.kind(), timestamptz(now)))
                .mapEmpty();
    }
}
