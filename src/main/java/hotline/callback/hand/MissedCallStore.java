package hotline.callback.hand;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.callback.hand.MissedCallers.Missed;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** Rows of {@code missed_call}, and the callbacks that they ask for. */
final class MissedCallStore {
    /** As for calls that begin (NumberStore): no one else looks at the callbacks of that number until the end of the transaction. */
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(412, hashint8(hashtextextended($1, 411)))";

    private static final String IS_KNOWN = "SELECT EXISTS (SELECT FROM missed_call WHERE call = $1) AS is_known";

    private static final String MAY_BE_CALLED = """
            SELECT NOT EXISTS (
                SELECT FROM (SELECT $1::bigint AS file UNION ALL SELECT o.file FROM file_root o WHERE o.root = $1) n
                WHERE EXISTS (
                        SELECT FROM blacklisting b
                        WHERE b.file = n.file AND b.refused_at IS NULL AND b.lifted_at IS NULL AND b.approved_at IS NOT NULL
                            AND (b.ends_at IS NULL OR b.ends_at > $2))
                    OR EXISTS (SELECT FROM customer_file f WHERE f.id = n.file AND f.calls = 'refused')) AS may
            """;

    /** One without a wished time, for which the customer is called as soon as possible. */
    private static final String WAITING = """
            SELECT k.id
            FROM callback_by_hand h JOIN callback k ON k.id = h.callback_id
            WHERE h.phone = $1 AND k.by_hand AND k.status = 'waiting' AND h.wished_at IS NULL AND h.undelivered IS NULL
            ORDER BY k.id
            LIMIT 1
            """;

    private record Planned(Missed missed, Instant at) {}

    private static final Statement<Planned> INSERT = Statement.of(
            """
            WITH planned AS (
                INSERT INTO callback (by_hand, status, due_at, not_before, deferred, created_at)
                VALUES (true, 'waiting', :arrived::timestamptz, :now::timestamptz, false, :now)
                RETURNING id
            )
            INSERT INTO callback_by_hand (callback_id, file, purpose, name, phone, reason, asked_by, asked_at)
            SELECT id, :file::bigint, 'by-hand', (SELECT nullif(f.name, '') FROM customer_file f WHERE f.id = :file), :phone, '', 0, :now
            FROM planned
            RETURNING callback_id
            """,
            Parameters.<Planned>of()
                    .value("arrived", INSTANT, one -> one.missed().arrivedAt())
                    .value("now", INSTANT, Planned::at)
                    .optional("file", BIGINT, one -> one.missed().file())
                    .value("phone", TEXT, one -> one.missed().number()));

    private static final String ADD =
            "INSERT INTO missed_call (call, callback, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    /** Who rang in vain after the call that was answered is still owed a callback. Anyone who takes it at this moment locks the row before the number, so it is not waited for. */
    private static final String SATISFY = """
            WITH ended AS (
                UPDATE callback SET status = 'cancelled', finished_at = $2
                WHERE id = ANY (ARRAY(
                    SELECT k.id FROM callback_by_hand h JOIN callback k ON k.id = h.callback_id
                    WHERE h.phone = $1 AND k.by_hand AND k.status = 'waiting' AND h.asked_by = 0 AND h.undelivered IS NULL
                        AND NOT EXISTS (SELECT FROM missed_call m WHERE m.callback = k.id AND m.at > $3)
                    FOR UPDATE OF k SKIP LOCKED))
                RETURNING id
            )
            UPDATE callback_by_hand SET cancel_reason = 'rang-again' FROM ended WHERE callback_id = ended.id
            """;

    private MissedCallStore() {}

    static Future<Void> oneAtATime(SqlConnection transaction, String number) {
        return transaction
                .preparedQuery(ONE_AT_A_TIME)
                .execute(Tuple.of(number))
                .mapEmpty();
    }

    static Future<Boolean> isKnown(SqlConnection transaction, long call) {
        return transaction
                .preparedQuery(IS_KNOWN)
                .execute(Tuple.of(call))
                .map(rows -> Rows.only(rows, row -> row.flag("is_known")));
    }

    static Future<Boolean> mayBeCalled(SqlConnection transaction, Missed missed, Instant now) {
        return missed.file()
                .map(file -> transaction
                        .preparedQuery(MAY_BE_CALLED)
                        .execute(Tuple.of(file, timestamptz(now)))
                        .map(rows -> Rows.only(rows, row -> row.flag("may"))))
                .orElseGet(() -> Future.succeededFuture(true));
    }

    static Future<Optional<Long>> waiting(SqlConnection transaction, String number) {
        return transaction
                .preparedQuery(WAITING)
                .execute(Tuple.of(number))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    static Future<Long> insert(SqlConnection transaction, Missed missed, Instant now) {
        return transaction
                .preparedQuery(INSERT.sql())
                .execute(INSERT.values(new Planned(missed, now)))
                .map(rows -> Rows.only(rows, row -> row.number("callback_id")));
    }

    static Future<Void> add(SqlConnection transaction, Missed missed, long callback) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(missed.call(), callback, timestamptz(missed.arrivedAt())))
                .mapEmpty();
    }

    static Future<Void> satisfy(SqlConnection transaction, String number, Instant answered, Instant now) {
        return transaction
                .preparedQuery(SATISFY)
                .execute(Tuple.of(number, timestamptz(now), timestamptz(answered)))
                .mapEmpty();
    }
}
