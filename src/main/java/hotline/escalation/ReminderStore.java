package hotline.escalation;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notices that no rung sends: by supervisors, of pauses and of hand-overs. Their complaints are locked by then. */
final class ReminderStore {
    /** No policy's rung has a colon in its code. */
    static final String BY_HAND = "by-hand:";

    static final String OF_PAUSE = "pause-review:";

    static final String OF_HAND_OVER = "handed-back:";

    private static final String SENT = """
            SELECT c.id, c.notices, EXISTS (
                       SELECT FROM notice n
                       WHERE n.complaint_id = c.id AND n.is_open AND starts_with(n.rung, $2)) AS waits
            FROM complaint c
            WHERE c.id = ANY ($1::bigint[])
            """;

    /** One index look-up while none is due. A complaint that another node or agent has locked is left to the next round. */
    private static final String CLAIM_PAUSES = """
            SELECT id
            FROM complaint
            WHERE pause_review_at <= $1 AND follows IS NULL
            ORDER BY pause_review_at
            LIMIT %d
            FOR UPDATE SKIP LOCKED
            """;

    private static final String REVIEWED = "UPDATE complaint SET pause_review_at = NULL WHERE id = ANY ($1::bigint[])";

    private static final Batch<Reminder> REMINDERS = Batch.<Reminder>of()
            .fixed("number", TEXT, Reminder::number)
            .fixed("complaint_id", BIGINT, Reminder::complaint)
            .fixed("clock_kind", TEXT, reminder -> reminder.clock().kind().code())
            .fixed("clock_ordinal", INT, reminder -> reminder.clock().ordinal())
            .fixed("rung", TEXT, Reminder::rung)
            .fixed("kind", TEXT, reminder -> reminder.kind().code())
            .fixed("department", TEXT, Reminder::department)
            .fixed("issued_at", INSTANT, Reminder::at)
            .fixedOptional("to_person", BIGINT, reminder -> reminder.to().person())
            .fixedOptional("to_department", TEXT, reminder -> reminder.to().department())
            .fixedOptional("answer_due_at", INSTANT, Reminder::answerDueAt);

    /** The clock notes the notice as it notes a rung, so that the reminder lapses when the clock ends. */
    private static final Statement<List<Reminder>> WRITE =
            Statement.of("""
            WITH reminded AS (
                SELECT * FROM unnest(:reminders) AS n
            ), counted AS (
                UPDATE complaint c SET notices = c.notices + n.sent
                FROM (SELECT complaint_id, count(*)::int AS sent FROM reminded GROUP BY complaint_id) n
                WHERE c.id = n.complaint_id
            ), noted AS (
                UPDATE sla_clock k SET rungs = k.rungs || n.rungs
                FROM (
                    SELECT complaint_id, clock_kind, clock_ordinal, array_agg(rung ORDER BY number) AS rungs
                    FROM reminded
                    GROUP BY complaint_id, clock_kind, clock_ordinal
                ) n
                WHERE k.complaint_id = n.complaint_id AND k.kind = n.clock_kind AND k.ordinal = n.clock_ordinal
            )
            INSERT INTO notice (number, complaint_id, clock_kind, clock_ordinal, rung, kind, department, due_at, issued_at,
                to_person, to_department, tell_at, in_digest, answer_due_at)
            SELECT number, complaint_id, clock_kind, clock_ordinal, rung, kind, department, issued_at, issued_at, to_person,
                to_department, issued_at, false, answer_due_at
            FROM reminded
            """, Parameters.<List<Reminder>>of().batch("reminders", REMINDERS, reminders -> reminders));

    /**
     * The earlier reminders of a complaint.
     *
     * @param notices how many notices bear its number
     * @param isWaiting whether one sent by hand is still unread or unanswered
     */
    record Sent(int notices, boolean isWaiting) {}

    Future<Map<Long, Sent>> sent(SqlConnection transaction, Collection<Long> complaints) {
        return transaction
                .preparedQuery(SENT)
                .execute(Tuple.tuple()
                        .addArrayOfLong(complaints.toArray(Long[]::new))
                        .addString(BY_HAND))
                .map(rows -> {
                    var sent = new HashMap<Long, Sent>();
                    Rows.all(
                            rows,
                            row -> sent.put(row.number("id"), new Sent(row.integer("notices"), row.flag("waits"))));
                    return sent;
                });
    }

    /** Locks up to that many complaints with a pause that is looked at again, the longest due first. */
    Future<List<Long>> claimPauses(SqlConnection transaction, Instant now, int most) {
        return transaction
                .preparedQuery(CLAIM_PAUSES.formatted(most))
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    /** They are not claimed again. */
    Future<Void> reviewed(SqlConnection transaction, List<Long> complaints) {
        return transaction
                .preparedQuery(REVIEWED)
                .execute(Tuple.tuple().addArrayOfLong(complaints.toArray(Long[]::new)))
                .mapEmpty();
    }

    Future<Void> write(SqlConnection transaction, List<Reminder> reminders) {
        return reminders.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(WRITE.sql())
                        .execute(WRITE.values(reminders))
                        .mapEmpty();
    }
}
