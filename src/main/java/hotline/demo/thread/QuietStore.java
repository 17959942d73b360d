package hotline.demo.thread;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Open complaints of customers, to which nothing has happened lately. */
final class QuietStore {
    private static final String OPEN = """
            SELECT c.id, c.number, coalesce(c.owner, $4) AS agent, c.due_at > $1 AS in_time
            FROM complaint c
            WHERE c.ended_at IS NULL AND c.source = 'external' AND c.follows IS NULL
                AND (SELECT max(e.at) FROM event e WHERE e.complaint_id = c.id) < $2
            """;

    private static final String WORKED_ON = OPEN + """
            AND c.status IN ('assigned', 'investigating', 'reopened') AND c.owner IS NOT NULL AND c.paused_at IS NULL AND c.language = 'zh'
            ORDER BY c.due_at > $1 DESC, c.id DESC
            LIMIT $3""";

    private static final String ABOUT = OPEN + "AND c.branch = $5 AND NOT c.branch_typed ORDER BY c.id DESC LIMIT $3";

    /**
     * A complaint.
     *
     * @param agent who has it, or would
     * @param isInTime its limit has not passed
     */
    record Quiet(long id, String number, long agent, boolean isInTime) {}

    private QuietStore() {}

    /** Those in the hands of an agent, first those that are in time. */
    static Future<List<Quiet>> workedOn(Pool pool, Instant now, Instant before, int most, long agent) {
        return pool.withConnection(connection -> connection
                        .preparedQuery(WORKED_ON)
                        .execute(Tuple.of(timestamptz(now), timestamptz(before), most, agent)))
                .map(rows -> Rows.all(rows, QuietStore::row));
    }

    /** Those complained about with that branch, by its code. */
    static Future<List<Quiet>> about(Pool pool, String branch, Instant now, Instant before, int most, long agent) {
        return pool.withConnection(connection -> connection
                        .preparedQuery(ABOUT)
                        .execute(Tuple.of(timestamptz(now), timestamptz(before), most, agent, branch)))
                .map(rows -> Rows.all(rows, QuietStore::row));
    }

    private static Quiet row(Fields row) {
        return new Quiet(row.number("id"), row.text("number"), row.number("agent"), row.flag("in_time"));
    }
}
