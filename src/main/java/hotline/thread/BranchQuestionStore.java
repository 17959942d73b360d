package hotline.thread;

import static hotline.rows.SqlType.timestamptz;

import hotline.log.EventColumn;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Questions to branches complained about. */
final class BranchQuestionStore {
    private static final String ADD = """
            INSERT INTO branch_question (complaint_id, branch, asked_at, asked_seq) VALUES ($1, $2, $3, $4)
            """;

    private static final String COMPLAINT_OF = "SELECT complaint_id FROM branch_question WHERE id = $1 AND branch = $2";

    private static final String ANSWERED = """
            UPDATE branch_question SET answered_at = $2, answered_seq = $3 WHERE id = $1 AND answered_at IS NULL
            """;

    private static final String SELECT = EventColumn.in("""
            SELECT q.id, c.number, c.policy_version, c.type, c.waybill, c.received_at, q.asked_at, q.answered_at,
                   a.personal AS asked, r.personal AS answered,
                   coalesce({r.FILES}, 0) AS files
            FROM branch_question q
                JOIN complaint c ON c.id = q.complaint_id
                JOIN event a ON a.complaint_id = q.complaint_id AND a.seq = q.asked_seq
                LEFT JOIN event r ON r.complaint_id = q.complaint_id AND r.seq = q.answered_seq
            """);

    private static final String OF_BRANCH = SELECT + """
            WHERE q.branch = $1 AND c.erased_at IS NULL AND (q.answered_at IS NULL) = $2
            ORDER BY q.id DESC
            LIMIT $3
            """;

    private BranchQuestionStore() {}

    static Future<Void> add(SqlConnection transaction, long complaint, String branch, Instant at, int seq) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(complaint, branch, timestamptz(at), seq))
                .mapEmpty();
    }

    /** Empty where the branch was asked no such question. */
    static Future<Optional<Long>> complaintOf(SqlConnection transaction, long id, String branch) {
        return transaction
                .preparedQuery(COMPLAINT_OF)
                .execute(Tuple.of(id, branch))
                .map(rows -> Rows.first(rows, row -> row.number("complaint_id")));
    }

    /** False where it was answered already. */
    static Future<Boolean> answered(SqlConnection transaction, long id, Instant at, int seq) {
        return transaction
                .preparedQuery(ANSWERED)
                .execute(Tuple.of(id, timestamptz(at), seq))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The newest first. */
    static Future<List<BranchQuestion>> ofBranch(SqlConnection connection, String branch, boolean open, int most) {
        return connection
                .preparedQuery(OF_BRANCH)
                .execute(Tuple.of(branch, open, most))
                .map(rows -> Rows.all(rows, BranchQuestionStore::question));
    }

    private static BranchQuestion question(Fields row) {
        return new BranchQuestion(
                row.number("id"),
                row.text("number"),
                row.integer("policy_version"),
                row.text("type"),
                row.optionalText("waybill"),
                row.instant("received_at"),
                row.instant("asked_at"),
                text(row.optionalObject("asked")),
                row.optionalInstant("answered_at"),
                text(row.optionalObject("answered")),
                row.integer("files"));
    }

    private static Optional<String> text(Optional<JsonObject> personal) {
        return personal.map(of -> of.getString("text"));
    }
}
