package hotline.callback;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.callback.plan.NextCall.Why;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans and ends callbacks as their complaints change; the caller has locked the complaints' rows. */
final class CallbackPlanStore {
    private static final Batch<Map.Entry<Long, Instant>> TIMES = Batch.<Map.Entry<Long, Instant>>of()
            .fixed("complaint_id", BIGINT, Map.Entry::getKey)
            .fixed("at", INSTANT, Map.Entry::getValue);

    /**
     * A callback that is due to a customer.
     *
     * @param dueAt the case's limit, by which callbacks are in order
     * @param from the earliest moment of the first call
     * @param latest the latest moment from which a call still ends in time
     * @param why the first call is not at once: because the customer asked for it, at their time or else before the limit
     * @param keptFor who is to make it, and until when it waits for them
     * @param notOwner who owned the case, where they don't ask its customer
     * @param notResolver who resolved it, where they don't
     */
    record Planned(
            long complaint,
            Instant dueAt,
            Instant from,
            Instant latest,
            Instant resolvedAt,
            Optional<Why> why,
            Optional<Long> keptFor,
            Optional<Instant> keptUntil,
            Optional<Long> notOwner,
            Optional<Long> notResolver) {}

    private static final Batch<Planned> PLANNED = Batch.<Planned>of()
            .fixed("complaint_id", BIGINT, Planned::complaint)
            .fixed("due_at", INSTANT, Planned::dueAt)
            .fixed("first", INSTANT, Planned::from)
            .fixed("latest", INSTANT, Planned::latest)
            .fixed("resolved_at", INSTANT, Planned::resolvedAt)
            .fixedOptional("why", TEXT, planned -> planned.why().map(Why::code))
            .fixedOptional("kept_for", BIGINT, Planned::keptFor)
            .fixedOptional("kept_until", INSTANT, Planned::keptUntil)
            .fixedOptional("not_owner", BIGINT, Planned::notOwner)
            .fixedOptional("not_resolver", BIGINT, Planned::notResolver);

    private static final Parameters<List<Planned>> PLANS =
            Parameters.<List<Planned>>of().batch("planned", PLANNED, planned -> planned);

    private static final Statement<List<Planned>> PLAN = Statement.of("""
            INSERT INTO callback (complaint_id, status, due_at, not_before, created_at, ahead_minutes, deferred, deferred_why, asked_for,
                kept_for, kept_until, not_owner, not_resolver)
            SELECT complaint_id, 'waiting', resolved.due_at, first, resolved.resolved_at, c.ahead_minutes, first > resolved.resolved_at,
                CASE WHEN first > resolved.resolved_at THEN why END, CASE WHEN why IS NOT NULL THEN first END,
                resolved.kept_for, resolved.kept_until, resolved.not_owner, resolved.not_resolver
            FROM unnest(:planned) AS resolved JOIN complaint c ON c.id = resolved.complaint_id
            ORDER BY complaint_id
            """, PLANS);

    private record Ends(Map<Long, Instant> at, CallbackStatus status) {}

    private static final Statement<Ends> END_OPEN = Statement.of(
            """
            WITH ended AS (
                UPDATE callback
                SET status = :status, agent = NULL, lease_until = NULL, dialled = NULL, finished_at = abandoned.at
                FROM unnest(:times) AS abandoned
                WHERE callback.complaint_id = abandoned.complaint_id AND callback.status IN ('waiting', 'in-progress')
                RETURNING callback.id, callback.complaint_id, callback.attempts, callback.due_at, callback.finished_at
            ), overtaken AS (
                UPDATE callback_attempt
                SET ended_at = ended.finished_at
                FROM ended
                WHERE callback_attempt.callback_id = ended.id AND callback_attempt.ended_at IS NULL
            )
            SELECT id, complaint_id, attempts, due_at, finished_at FROM ended ORDER BY complaint_id
            """,
            Parameters.<Ends>of()
                    .batch("times", TIMES, ends -> inOrder(ends.at()))
                    .value("status", TEXT, ends -> ends.status().code()));

    /**
     * A further call after an unanswered one keeps its pause, as long as the limit allows. The loop puts it among the ready ones when it has
     * its time.
     */
    private static final Statement<List<Planned>> MOVE = Statement.of("""
            UPDATE callback
            SET due_at = moved.due_at,
                not_before = CASE WHEN callback.attempts = 0 THEN moved.first
                                  ELSE least(callback.not_before, moved.latest) END,
                asked_for = CASE WHEN callback.attempts > 0 THEN callback.asked_for WHEN moved.why IS NOT NULL THEN moved.first END,
                deferred_why = CASE WHEN callback.attempts > 0 THEN callback.deferred_why ELSE moved.why END,
                deferred = callback.status = 'waiting'
            FROM unnest(:planned) AS moved
            WHERE callback.complaint_id = moved.complaint_id AND callback.status IN ('waiting', 'in-progress')
            """, PLANS);

    /** A callback that ended because its complaint changed. */
    record Ended(long callback, long complaint, int attempts, Instant dueAt, Instant at) {}

    Future<Void> plan(SqlConnection transaction, List<Planned> resolved) {
        return transaction
                .preparedQuery(PLAN.sql())
                .execute(PLAN.values(resolved))
                .mapEmpty();
    }

    Future<List<Ended>> endOpen(SqlConnection transaction, Map<Long, Instant> endedAt, CallbackStatus status) {
        return transaction
                .preparedQuery(END_OPEN.sql())
                .execute(END_OPEN.values(new Ends(endedAt, status)))
                .map(rows -> Rows.all(rows, CallbackPlanStore::ended));
    }

    Future<Void> move(SqlConnection transaction, List<Planned> moved) {
        return transaction.preparedQuery(MOVE.sql()).execute(MOVE.values(moved)).mapEmpty();
    }

    private static Ended ended(Fields row) {
        return new Ended(
                row.number("id"),
                row.number("complaint_id"),
                row.integer("attempts"),
                row.instant("due_at"),
                row.instant("finished_at"));
    }

    private static List<Map.Entry<Long, Instant>> inOrder(Map<Long, Instant> times) {
        return times.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }
}
