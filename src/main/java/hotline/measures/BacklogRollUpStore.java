package hotline.measures;

import hotline.log.reading.LogSpan;
import hotline.measures.LoggedSteps.Step;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.ZoneId;

/** Adds a span of the log to the backlog, by day of receipt. */
final class BacklogRollUpStore {
    private static final Statement<LoggedSteps.Days> BACKLOG = Statement.of(
            LoggedSteps.KINDS.only(Step::changesBacklog).in(LoggedSteps.SELECTED + """
            change (received_on, type, severity, channel, open, past_due) AS (
                SELECT received_on, type, severity, channel, 1, 0 FROM step WHERE step IN {FILES}
                UNION ALL
                SELECT received_on, type, severity, channel, -1, -past_due FROM step
                WHERE step IN {ENDS}
                UNION ALL
                SELECT received_on, type, severity, channel, 1, past_due FROM step
                WHERE step IN {REOPENS} AND {WAS_ENDED}
                UNION ALL
                SELECT received_on, type, severity, channel, 0, 1 FROM step WHERE step IN {BREACHES}
                UNION ALL
                SELECT received_on, type, severity, channel, n, past_due FROM moved WHERE open
            )
            INSERT INTO measure_backlog AS backlog (received_on, type, severity, channel, open, past_due)
            SELECT received_on, type, severity, channel, sum(open), sum(past_due)
            FROM change
            GROUP BY received_on, type, severity, channel
            HAVING sum(open) <> 0 OR sum(past_due) <> 0
            ORDER BY received_on, type, severity, channel
            ON CONFLICT (received_on, type, severity, channel) DO UPDATE SET
                open = backlog.open + excluded.open,
                past_due = backlog.past_due + excluded.past_due"""), LoggedSteps.PARAMETERS);

    private static final String FORGET = """
            DELETE FROM measure_backlog WHERE open = 0 AND past_due = 0 AND unextended = 0""";

    private BacklogRollUpStore() {}

    static Future<Void> add(SqlClient client, LogSpan span, ZoneId zone) {
        return client.preparedQuery(BACKLOG.sql())
                .execute(BACKLOG.values(new LoggedSteps.Days(span, zone)))
                .mapEmpty();
    }

    static Future<Void> forgetHandled(SqlClient client) {
        return client.preparedQuery(FORGET).execute().mapEmpty();
    }
}
