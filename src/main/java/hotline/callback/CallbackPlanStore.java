package hotline.callback;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

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

/** Plans and ends callbacks as their complaints change; the caller has locked the complaints' rows. */
final class CallbackPlanStore {
    private static final Batch<Map.Entry<Long, Instant>> TIMES = Batch.<Map.Entry<Long, Instant>>of()
            .fixed("complaint_id", BIGINT, Map.Entry::getKey)
            .fixed("at", INSTANT, Map.Entry::getValue);

    private static final Parameters<Map<Long, Instant>> BY_COMPLAINT =
            Parameters.<Map<Long, Instant>>of().batch("times", TIMES, CallbackPlanStore::inOrder);

    private static final Statement<Map<Long, Instant>> PLAN = Statement.of("""
            INSERT INTO callback (complaint_id, status, due_at, not_before, created_at)
            SELECT complaint.id, 'waiting', complaint.due_at,
                   greatest(resolved.at, complaint.preferred_callback_at), resolved.at
            FROM unnest(:times) AS resolved
            JOIN complaint ON complaint.id = resolved.complaint_id
            ORDER BY complaint.id
            """, BY_COMPLAINT);

    private record Ends(Map<Long, Instant> at, CallbackStatus status) {}

    private static final Statement<Ends> END_OPEN = Statement.of(
            """
            WITH ended AS (
                UPDATE callback
                SET status = :status, agent = NULL, lease_until = NULL, finished_at = abandoned.at
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

    private static final Statement<Map<Long, Instant>> MOVE_DUE = Statement.of("""
            UPDATE callback
            SET due_at = moved.at
            FROM unnest(:times) AS moved
            WHERE callback.complaint_id = moved.complaint_id AND callback.status IN ('waiting', 'in-progress')
            """, BY_COMPLAINT);

    /** A callback that ended because its complaint changed. */
    record Ended(long callback, long complaint, int attempts, Instant dueAt, Instant at) {}

    Future<Void> plan(SqlConnection transaction, Map<Long, Instant> resolvedAt) {
        return transaction
                .preparedQuery(PLAN.sql())
                .execute(PLAN.values(resolvedAt))
                .mapEmpty();
    }

    Future<List<Ended>> endOpen(SqlConnection transaction, Map<Long, Instant> endedAt, CallbackStatus status) {
        return transaction
                .preparedQuery(END_OPEN.sql())
                .execute(END_OPEN.values(new Ends(endedAt, status)))
                .map(rows -> Rows.all(rows, CallbackPlanStore::ended));
    }

    Future<Void> moveDue(SqlConnection transaction, Map<Long, Instant> dueAt) {
        return transaction
                .preparedQuery(MOVE_DUE.sql())
                .execute(MOVE_DUE.values(dueAt))
                .mapEmpty();
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
