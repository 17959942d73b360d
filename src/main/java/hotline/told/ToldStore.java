package hotline.told;

import hotline.complaint.Status;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Complaints as messages about them need them, and what was sent about one. */
final class ToldStore {
    private static final String CASES = """
            SELECT c.id, c.number, c.policy_version, c.filed_by_branch IS NOT NULL AS is_of_branch, c.language, c.status, c.due_at, c.pause_reason, c.pause_review_at,
                   EXISTS (SELECT FROM extension x WHERE x.complaint_id = c.id AND x.granted) AS is_extended,
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

    private static final String ID = "SELECT id FROM complaint WHERE number = $1";

    private static final String OF_CASE = """
            SELECT o.kind, o.way, o.state, o.address, o.created_at, o.settled_at, o.last_code
            FROM outbox o
            WHERE o.complaint_id = $1 AND o.way <> 'webhook'
            ORDER BY o.id DESC
            LIMIT $2
            """;

    /** Another message to a person from the same cause that has arrived, or may; or this one was not sent since its reader wants none. */
    private static final String MAY_STILL_REACH = """
            SELECT EXISTS (
                SELECT FROM outbox o
                WHERE o.cause = $1 AND o.id <> $2 AND o.way <> 'webhook'
                    AND o.state NOT IN ('undelivered', 'dead', 'suppressed', 'cancelled'))
                OR EXISTS (SELECT FROM outbox o WHERE o.id = $2 AND o.last_code IN ('opted-out', 'complained')) AS may
            """;

    private ToldStore() {}

    static Future<Boolean> mayStillReach(SqlConnection transaction, String cause, long except) {
        return transaction
                .preparedQuery(MAY_STILL_REACH)
                .execute(Tuple.of(cause, except))
                .map(rows -> Rows.only(rows, row -> row.flag("may")));
    }

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
                row.flag("is_of_branch"),
                row.text("language"),
                row.code("status", Status::of),
                row.instant("due_at"),
                row.optionalText("pause_reason"),
                row.optionalInstant("pause_review_at"),
                row.flag("is_extended"),
                row.optionalInstant("promised"),
                row.flag("is_asked"));
    }

    static Future<Optional<Long>> id(SqlConnection connection, String number) {
        return connection
                .preparedQuery(ID)
                .execute(Tuple.of(number))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    static Future<List<SentMessage>> ofCase(SqlConnection connection, long complaint, int most) {
        return connection
                .preparedQuery(OF_CASE)
                .execute(Tuple.of(complaint, most))
                .map(rows -> Rows.all(rows, SentMessage::of));
    }
}
