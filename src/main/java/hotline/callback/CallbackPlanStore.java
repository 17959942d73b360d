package hotline.callback;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Callbacks come and go with what happens to their complaints, whose rows the caller has locked. */
final class CallbackPlanStore {
    private static final String PLAN = """
            INSERT INTO callback (complaint_id, status, due_at, not_before, created_at)
            SELECT complaint.id, 'waiting', complaint.due_at,
                   greatest(resolved.at, complaint.preferred_callback_at), resolved.at
            FROM unnest($1::bigint[], $2::timestamptz[]) AS resolved (complaint_id, at)
            JOIN complaint ON complaint.id = resolved.complaint_id
            ORDER BY complaint.id
            """;

    private static final String END_OPEN = """
            WITH ended AS (
                UPDATE callback
                SET status = $3, agent = NULL, lease_until = NULL, finished_at = abandoned.at
                FROM unnest($1::bigint[], $2::timestamptz[]) AS abandoned (complaint_id, at)
                WHERE callback.complaint_id = abandoned.complaint_id AND callback.status IN ('waiting', 'in-progress')
                RETURNING callback.id, callback.complaint_id, callback.attempts, callback.due_at, callback.finished_at
            ), overtaken AS (
                UPDATE callback_attempt
                SET ended_at = ended.finished_at
                FROM ended
                WHERE callback_attempt.callback_id = ended.id AND callback_attempt.ended_at IS NULL
            )
            SELECT id, complaint_id, attempts, due_at, finished_at FROM ended ORDER BY complaint_id
            """;

    private static final String MOVE_DUE = """
            UPDATE callback
            SET due_at = moved.due_at
            FROM unnest($1::bigint[], $2::timestamptz[]) AS moved (complaint_id, due_at)
            WHERE callback.complaint_id = moved.complaint_id AND callback.status IN ('waiting', 'in-progress')
            """;

    /** A callback that came to its end because of what happened to its complaint. */
    record Ended(long callback, long complaint, int attempts, Instant dueAt, Instant at) {}

    Future<Void> plan(SqlConnection transaction, Map<Long, Instant> resolvedAt) {
        return transaction.preparedQuery(PLAN).execute(byComplaint(resolvedAt)).mapEmpty();
    }

    Future<List<Ended>> endOpen(SqlConnection transaction, Map<Long, Instant> endedAt, CallbackStatus status) {
        return transaction
                .preparedQuery(END_OPEN)
                .execute(byComplaint(endedAt).addValue(status.code()))
                .map(rows -> {
                    var ended = new ArrayList<Ended>(rows.size());
                    rows.forEach(row -> ended.add(ended(row)));
                    return ended;
                });
    }

    Future<Void> moveDue(SqlConnection transaction, Map<Long, Instant> dueAt) {
        return transaction.preparedQuery(MOVE_DUE).execute(byComplaint(dueAt)).mapEmpty();
    }

    private static Ended ended(Row row) {
        return new Ended(
                row.getLong("id"),
                row.getLong("complaint_id"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getOffsetDateTime("finished_at").toInstant());
    }

    private static Tuple byComplaint(Map<Long, Instant> times) {
        var ids = times.keySet().stream().sorted().toArray(Long[]::new);
        var at = new OffsetDateTime[ids.length];
        for (int i = 0; i < ids.length; i++) {
            at[i] = times.get(ids[i]).atOffset(ZoneOffset.UTC);
        }
        return Tuple.tuple().addValue(ids).addValue(at);
    }
}
