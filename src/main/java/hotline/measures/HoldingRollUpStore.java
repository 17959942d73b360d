package hotline.measures;

import hotline.feed.LogSpan;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.ZoneId;

/** Adds a span of the log to how long departments held what they let go of on each day. */
final class HoldingRollUpStore {
    private static final String TURNS = """
            INSERT INTO measure_holding AS holding (day, department, type, severity, channel, cases, minutes, late)
            SELECT (at AT TIME ZONE $5)::date AS day, data -> 'held' ->> 'department' AS department,
                   data ->> 'type' AS type, data ->> 'severity' AS severity, data ->> 'channel' AS channel,
                   count(*), sum((data -> 'held' ->> 'minutes')::bigint),
                   count(*) FILTER (WHERE (data -> 'held' ->> 'late')::boolean)
            FROM event
            WHERE (tx, id) > ($1::bigint::text::xid8, $2)
              AND (tx, id) <= ($3::bigint::text::xid8, $4)
              AND type IN ('handed-over', 'closed', 'withdrawn', 'judged-not-valid') AND data ? 'held'
            GROUP BY 1, 2, 3, 4, 5
            ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT (day, department, type, severity, channel) DO UPDATE SET
                cases = holding.cases + excluded.cases,
                minutes = holding.minutes + excluded.minutes,
                late = holding.late + excluded.late""";

    private HoldingRollUpStore() {}

    static Future<Void> add(SqlClient client, LogSpan span, ZoneId zone) {
        return client.preparedQuery(TURNS)
                .execute(LoggedSteps.parameters(span, zone))
                .mapEmpty();
    }
}
