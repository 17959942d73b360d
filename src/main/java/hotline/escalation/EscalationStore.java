package hotline.escalation;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Writes what the ladder did about a batch of locked complaints, all in one statement. */
final class EscalationStore {
    /**
     * Only after the windows have counted a notice is it known whether it is sent alone or in a digest, so one
     * statement decides both. If a notice exists already, the whole batch is rolled back: an event without its notice,
     * or a notice without its event, must not be stored.
     */
    private static final Statement<List<CaseEscalated>> WRITE = Statement.of(
            """
            WITH moved AS (
                UPDATE complaint c
                SET %1$s
                FROM unnest(:complaints) AS n
                WHERE c.id = n.id
            ), clocked AS (
                UPDATE sla_clock k
                SET %2$s
                FROM unnest(:clocks) AS n
                WHERE k.complaint_id = n.complaint_id AND k.kind = n.kind AND k.ordinal = n.ordinal
            ), counted AS (
                INSERT INTO notice_window AS w (recipient, begins_at, length, notices)
                SELECT recipient, begins_at, length, notices
                FROM unnest(:windows) AS n
                ORDER BY recipient, begins_at, length
                ON CONFLICT (recipient, begins_at, length) DO UPDATE SET notices = w.notices + excluded.notices
                RETURNING recipient, begins_at, length, notices
            ), issued AS (
                INSERT INTO notice (%3$s, tell_at, in_digest)
                SELECT %4$s, CASE WHEN told.together THEN n.together_at ELSE n.alone_at END, told.together
                FROM unnest(:notices) AS n
                    LEFT JOIN counted w USING (recipient, begins_at, length)
                    LEFT JOIN unnest(:windows) AS added USING (recipient, begins_at, length),
                    LATERAL (
                        SELECT coalesce(w.notices - added.notices + n.nth > n.more_than, false) AS together
                    ) AS told
            )
            INSERT INTO event (%5$s)
            SELECT %6$s
            FROM unnest(:events) AS n
            """.formatted(
                            EscalationColumns.COMPLAINT.assignments("c"),
                            EscalationColumns.CLOCK.assignments("k"),
                            EscalationColumns.NOTICE.names(),
                            EscalationColumns.NOTICE.values(),
                            EscalationColumns.EVENT.names(),
                            EscalationColumns.EVENT.values()),
            EscalationColumns.OF_CASES);

    private static final Batch<Ended> ENDED = Batch.<Ended>of()
            .fixed("complaint_id", BIGINT, Ended::complaint)
            .fixed("kind", TEXT, Ended::kind)
            .fixed("ordinal", INT, Ended::ordinal)
            .fixed("at", INSTANT, Ended::at);

    private static final Statement<List<Ended>> LAPSE =
            Statement.of("""
            UPDATE notice n
            SET lapsed_at = e.at
            FROM unnest(:ended) AS e
            WHERE n.complaint_id = e.complaint_id AND n.clock_kind = e.kind AND n.clock_ordinal = e.ordinal
                AND n.kind = 'reminder' AND n.answer_due_at IS NULL AND n.is_open
            """, Parameters.<List<Ended>>of().batch("ended", ENDED, ended -> ended));

    /** A few at a time, and none that another transaction is counting in. */
    private static final String FORGET_WINDOWS = """
            DELETE FROM notice_window
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM notice_window WHERE begins_at < $1 ORDER BY begins_at LIMIT 500 FOR UPDATE SKIP LOCKED))
            """;

    Future<Void> write(SqlConnection transaction, List<CaseEscalated> cases) {
        if (cases.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(WRITE.sql())
                .execute(WRITE.values(cases))
                .mapEmpty();
    }

    /** A clock that has ended and needs no reminder any more. */
    record Ended(long complaint, String kind, int ordinal, Instant at) {}

    Future<Void> lapse(SqlConnection transaction, List<Ended> ended) {
        return transaction
                .preparedQuery(LAPSE.sql())
                .execute(LAPSE.values(ended))
                .mapEmpty();
    }

    /** Returns how many windows that began before then were deleted. */
    Future<Integer> forgetWindows(SqlConnection connection, Instant before) {
        return connection
                .preparedQuery(FORGET_WINDOWS)
                .execute(Tuple.of(timestamptz(before)))
                .map(rows -> rows.rowCount());
    }
}
