package hotline.measures;

import hotline.feed.LogSpan;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.ZoneId;

/**
 * Adds a span of the log to what counts as past its limit without extensions. Nothing happens at the moment when an
 * extended complaint passes that limit. But each event that gives, moves or ends it names its instant; so from there, or
 * from the event where the instant has passed by then, the complaint counts, also before that time has come. What was not
 * extended is past that limit when it is breached.
 */
final class UnextendedRollUpStore {
    /** What has passed counts on its day; only what is to come needs its instant. */
    private static final String ADD = """
            WITH step AS MATERIALIZED (
                SELECT at, type AS step, data,
                       (coalesce((data ->> 'receivedAt')::timestamptz, at) AT TIME ZONE $5)::date AS received_on,
                       data ->> 'type' AS type, data ->> 'severity' AS severity, data ->> 'channel' AS channel,
                       (data ->> 'unextended')::timestamptz AS named,
                       (data ->> 'unextendedBefore')::timestamptz AS named_before,
                       (data ->> 'unextendedAfter')::timestamptz AS named_after,
                       CASE WHEN (data ->> 'pastDue')::boolean THEN at END AS late,
                       CASE WHEN (data ->> 'pastDueBefore')::boolean THEN at END AS late_before,
                       CASE WHEN (data ->> 'pastDueAfter')::boolean THEN at END AS late_after
                FROM event
                WHERE (tx, id) > ($1::bigint::text::xid8, $2)
                  AND (tx, id) <= ($3::bigint::text::xid8, $4)
                  AND type IN ('breached', 'closed', 'withdrawn', 'judged-not-valid', 'reopened', 'paused', 'resumed',
                               'extension-granted', 'judgement-corrected', 'ruled-anew', 'recounted')
            ),
            limited (at, received_on, type, severity, channel, n, passes) AS (
                SELECT at, received_on, coalesce(data -> 'from' ->> 'type', type),
                       coalesce(data -> 'from' ->> 'severity', severity), channel, -1,
                       CASE WHEN step = 'breached' THEN named
                            WHEN step IN ('closed', 'withdrawn', 'judged-not-valid') THEN coalesce(named, late)
                            ELSE coalesce(named_before, late_before) END
                FROM step
                WHERE step <> 'reopened' AND coalesce((data ->> 'open')::boolean, true)
                UNION ALL
                SELECT at, received_on, type, severity, channel, 1,
                       CASE WHEN step = 'breached' THEN coalesce(named, at)
                            WHEN step = 'reopened' THEN coalesce(named, late)
                            ELSE coalesce(named_after, late_after) END
                FROM step
                WHERE step NOT IN ('closed', 'withdrawn', 'judged-not-valid')
                  AND coalesce((data ->> 'open')::boolean, true) AND coalesce((data ->> 'wasEnded')::boolean, true)
            ),
            passing AS (
                INSERT INTO measure_unextended AS unextended (passes_at, type, severity, channel, n)
                SELECT CASE WHEN passes > at THEN passes ELSE date_trunc('day', at, $5) END AS passes_at,
                       type, severity, channel, sum(n)
                FROM limited
                WHERE passes IS NOT NULL
                GROUP BY passes_at, type, severity, channel
                HAVING sum(n) <> 0
                ORDER BY passes_at, type, severity, channel
                ON CONFLICT (passes_at, type, severity, channel) DO UPDATE SET n = unextended.n + excluded.n
            )
            INSERT INTO measure_backlog AS backlog (received_on, type, severity, channel, open, past_due, unextended)
            SELECT received_on, type, severity, channel, 0, 0, sum(n)
            FROM limited
            WHERE passes IS NOT NULL
            GROUP BY received_on, type, severity, channel
            HAVING sum(n) <> 0
            ORDER BY received_on, type, severity, channel
            ON CONFLICT (received_on, type, severity, channel) DO UPDATE SET
                unextended = backlog.unextended + excluded.unextended""";

    private UnextendedRollUpStore() {}

    static Future<Void> add(SqlClient client, LogSpan span, ZoneId zone) {
        return client.preparedQuery(ADD)
                .execute(LoggedSteps.parameters(span, zone))
                .mapEmpty();
    }
}
