package hotline.told;

import hotline.complaint.Status;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;

/** Complaints as messages about them need them, and what was sent about one. */
final class ToldStore {
    private static final String CASES = """
            SELECT c.id, c.number, c.policy_version, c.language, c.status, c.due_at, c.pause_reason, c.pause_review_at,
                   (SELECT k.due_at FROM sla_clock k
                    WHERE k.complaint_id = c.id AND k.kind = 'promised-reply' AND k.stopped_at IS NULL
                    ORDER BY k.ordinal DESC
                    LIMIT 1) AS promised,
                   EXISTS (SELECT FROM rating r WHERE r.complaint_id = c.id AND r.resolution = c.reopened)
                       OR EXISTS (SELECT FROM callback b WHERE b.complaint_id = c.id AND b.status IN ('reached', 'refused')
                                      AND b.finished_at >= c.resolved_at) AS is_asked
            FROM complaint c
            WHERE c.id = ANY ($1::bigint[]) AND c.erased_at IS NULL
            """;

    private static final String OF_CASE = """
            SELECT o.kind, o.way, o.state, o.address, o.created_at, o.settled_at, o.last_code
            FROM outbox o JOIN complaint c ON c.id = o.complaint_id
            WHERE c.number = $1 AND o.way <> 'webhook'
            ORDER BY o.id DESC
            LIMIT $2
            """;

    private ToldStore() {}

    static Future<List<ToldCase>> cases(SqlConnection connection, Collection<Long> complaints) {
        return connection
                .preparedQuery(CASES)
                .execute(Tuple.tuple().addValue(complaints.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, ToldStore::told));
    }

    private static ToldCase told(Fields row) {
        return new ToldCase(
                row.number("id"),
                row.text("number"),
                row.integer("policy_version"),
                row.text("language"),
                row.code("status", Status::of),
                row.instant("due_at"),
                row.optionalText("pause_reason"),
                row.optionalInstant("pause_review_at"),
                row.optionalInstant("promised"),
                row.flag("is_asked"));
    }

    static Future<List<SentMessage>> ofCase(SqlConnection connection, String number, int most) {
        return connection
                .preparedQuery(OF_CASE)
                .execute(Tuple.of(number, most))
                .map(rows -> Rows.all(rows, SentMessage::of));
    }
}
