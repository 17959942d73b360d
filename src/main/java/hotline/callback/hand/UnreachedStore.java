package hotline.callback.hand;

import static hotline.rows.SqlType.timestamptz;

import hotline.callback.hand.UnreachedCustomers.Unreached;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    /** Another thing to tell in the callback that waits. */
    private static final String ADD = """
            UPDATE callback_by_hand h SET untold = coalesce(h.untold, ARRAY[h.undelivered]) || $2::text
            FROM callback k
            WHERE k.id = h.callback_id AND k.status = 'waiting' AND h.complaint_id = $1 AND h.undelivered IS NOT NULL
                AND $2 <> ALL (coalesce(h.untold, ARRAY[h.undelivered]))
            """;

    private static final String IS_TALKING = """
            SELECT EXISTS (
                SELECT FROM complaint c JOIN call l ON l.complaint = c.id OR l.from_number = c.phone OR l.to_number = c.phone
                WHERE c.id = $1 AND l.ended_at IS NULL AND l.state = 'answered') AS is_talking
            """;

    private static final String WAITING = """
            SELECT h.complaint_id, coalesce(h.untold, ARRAY[h.undelivered]) AS untold
            FROM callback_by_hand h JOIN callback k ON k.id = h.callback_id
            WHERE h.complaint_id = ANY ($1::bigint[]) AND h.undelivered IS NOT NULL AND k.status = 'waiting'
            """;

    /** A callback that has nothing left to tell is not made. One that an agent takes at this moment is left. */
    private static final String DROP = """
            WITH held AS MATERIALIZED (
                SELECT k.id, ARRAY(SELECT kind FROM unnest(coalesce(h.untold, ARRAY[h.undelivered])) WITH ORDINALITY AS u (kind, n)
                                   WHERE kind <> ALL ($2::text[]) ORDER BY n) AS rest
                FROM callback_by_hand h JOIN callback k ON k.id = h.callback_id
                WHERE h.complaint_id = $1 AND h.undelivered IS NOT NULL AND k.status = 'waiting'
                FOR UPDATE OF k SKIP LOCKED
            ), ended AS (
                UPDATE callback SET status = 'cancelled', finished_at = $3
                WHERE id IN (SELECT id FROM held WHERE rest = '{}')
                RETURNING id
            ), less AS (
                UPDATE callback_by_hand SET undelivered = rest[1], untold = rest
                FROM held WHERE callback_id = held.id AND rest <> '{}'
            )
            UPDATE callback_by_hand SET cancel_reason = $4 FROM ended WHERE callback_id = ended.id
            """;

    private UnreachedStore() {}

    static Future<Void> drop(
            SqlConnection transaction, long complaint, Collection<String> kinds, String why, Instant now) {
        return transaction
                .preparedQuery(DROP)
                .execute(Tuple.of(complaint, kinds.toArray(String[]::new), timestamptz(now), why))
                .mapEmpty();
    }

    /** By complaint, what callbacks that wait are to tell. */
    static Future<Map<Long, List<String>>> waiting(SqlConnection connection, Collection<Long> complaints) {
        return connection
                .preparedQuery(WAITING)
                .execute(Tuple.tuple().addValue(complaints.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> Map.entry(row.number("complaint_id"), row.texts("untold"))).stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one)));
    }

    static Future<Boolean> isTalking(SqlConnection connection, long complaint) {
        return connection
                .preparedQuery(IS_TALKING)
                .execute(Tuple.of(complaint))
                .map(rows -> Rows.only(rows, row -> row.flag("is_talking")));
    }

    static Future<Void> add(SqlConnection transaction, Unreached unreached) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(unreached.complaint(), unreached.kind()))
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
