package hotline.measures;

import hotline.log.reading.LogSpan;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.ZoneId;

/** Adds a span of the log to the figures of each day, inside PostgreSQL: no event leaves the database. */
final class RollUpStore {
    private RollUpStore() {}

    /**
     * The events of a rating are searched in its complaint's own log and in that log's order: in another order
     * PostgreSQL may scan the whole log instead. Nothing of a later transaction counts, so a recount finds the same.
     */
    private static final Statement<LoggedSteps.Days> DAYS = Statement.of(
            LoggedSteps.KINDS.in(LoggedSteps.SELECTED + """
            -- The n-th rating of a complaint answers the n-th asking, if there was one by then.
            answered AS (
                SELECT (asked.at AT TIME ZONE :zone)::date AS day, {asked.TYPE} AS type,
                       {asked.SEVERITY} AS severity, {asked.CHANNEL} AS channel
                FROM step AS rated, LATERAL (
                    SELECT at, data
                    FROM event
                    WHERE complaint_id = rated.complaint_id AND tx <= rated.tx
                      AND type IN {ENDS_CALLBACK} AND {ASKED}
                    ORDER BY seq
                    OFFSET (SELECT count(*) FROM event
                            WHERE complaint_id = rated.complaint_id AND seq < rated.seq AND type IN {RATES})
                    LIMIT 1
                ) AS asked
                WHERE rated.step IN {RATES}
            ),
            -- The first satisfied rating from the last closing on.
            satisfied AS (
                SELECT (closing.at AT TIME ZONE :zone)::date AS day, {closing.TYPE} AS type,
                       {closing.SEVERITY} AS severity, {closing.CHANNEL} AS channel
                FROM step AS rated, LATERAL (
                    SELECT tx, at, data
                    FROM event
                    WHERE complaint_id = rated.complaint_id AND tx <= rated.tx AND type = {CLOSED}
                    ORDER BY seq DESC
                    LIMIT 1
                ) AS closing
                WHERE rated.step IN {RATES} AND {rated.SATISFIED}
                  AND NOT EXISTS (
                    SELECT FROM event AS earlier
                    WHERE earlier.complaint_id = rated.complaint_id AND earlier.seq < rated.seq
                      AND earlier.type IN {RATES} AND {earlier.SATISFIED}
                      AND earlier.tx >= closing.tx)
            ),
            -- An answer counts where its notice was issued, so that never more are answered than ask for it.
            replied AS (
                SELECT (issued.at AT TIME ZONE :zone)::date AS day, {issued.TYPE} AS type,
                       {issued.SEVERITY} AS severity, {issued.CHANNEL} AS channel,
                       {reply.IN_TIME}::int AS in_time
                FROM step AS reply, LATERAL (
                    SELECT at, data
                    FROM event
                    WHERE complaint_id = reply.complaint_id AND tx <= reply.tx AND type IN {SENDS_NOTICE}
                      AND {NUMBER} = {reply.NUMBER}
                    ORDER BY seq
                    LIMIT 1
                ) AS issued
                WHERE reply.step IN {ANSWERS_NOTICE} AND {reply.IN_TIME} IS NOT NULL
            ),
            change (day, type, severity, channel, figure, n) AS (
                SELECT received_on, type, severity, channel, step, 1 FROM step WHERE step IN {FILES}
                UNION ALL
                SELECT received_on, type, severity, channel, {RECEIVED}, n FROM moved
                UNION ALL
                SELECT day, type, severity, channel, step, 1 FROM step
                WHERE step IN {ENDS} OR step IN {REOPENS} OR step IN {BREACHES} OR step IN {RATES}
                UNION ALL
                SELECT day, type, severity, channel, 'closed again', 1 FROM step
                WHERE step = {CLOSED} AND EXISTS (
                    SELECT FROM event AS earlier
                    WHERE earlier.complaint_id = step.complaint_id AND earlier.seq < step.seq
                      AND earlier.type = {CLOSED})
                UNION ALL
                SELECT day, type, severity, channel, 'closed on time', 1 FROM step
                WHERE step = {CLOSED} AND {ON_TIME}
                UNION ALL
                SELECT day, type, severity, channel, 'closed on time unextended', 1 FROM step
                WHERE step = {CLOSED} AND {ON_TIME_UNEXTENDED}
                UNION ALL
                SELECT day, type, severity, channel, 'past due', 1 FROM step WHERE step IN {BREACHES}
                UNION ALL
                SELECT day, type, severity, channel, 'past due', -past_due FROM step
                WHERE step IN {ENDS}
                UNION ALL
                SELECT day, type, severity, channel, 'past due', past_due FROM step
                WHERE step IN {REOPENS} AND {WAS_ENDED}
                UNION ALL
                SELECT day, type, severity, channel, 'past due', past_due FROM moved WHERE open
                UNION ALL
                SELECT day, type, severity, channel, 'callback ' || {OUTCOME}, 1 FROM step WHERE step IN {ENDS_CALLBACK}
                UNION ALL
                SELECT day, type, severity, channel, 'attempts', {ATTEMPTS} FROM step
                WHERE step IN {ENDS_CALLBACK}
                UNION ALL
                SELECT day, type, severity, channel, 'attempts that reached', {ATTEMPTS} FROM step
                WHERE step IN {ENDS_CALLBACK} AND {OUTCOME} = 'reached'
                UNION ALL
                SELECT day, type, severity, channel, 'asked', 1 FROM step
                WHERE step IN {ENDS_CALLBACK} AND {ASKED}
                UNION ALL
                SELECT day, type, severity, channel, 'answered', 1 FROM answered
                UNION ALL
                SELECT day, type, severity, channel, 'rated satisfied', 1 FROM step
                WHERE step IN {RATES} AND {SATISFIED}
                UNION ALL
                SELECT day, type, severity, channel, 'score', {SCORE} FROM step WHERE step IN {RATES}
                UNION ALL
                SELECT day, type, severity, channel, 'closed satisfied', 1 FROM satisfied
                UNION ALL
                SELECT day, type, severity, channel, 'notice ' || {KIND}, 1 FROM step WHERE step IN {SENDS_NOTICE}
                UNION ALL
                SELECT day, type, severity, channel, 'to answer', 1 FROM step
                WHERE step IN {SENDS_NOTICE} AND {ANSWER_DUE} IS NOT NULL
                UNION ALL
                SELECT day, type, severity, channel, 'replied', 1 FROM replied
                UNION ALL
                SELECT day, type, severity, channel, 'replied in time', in_time FROM replied
            )
            INSERT INTO measure_daily AS daily (day, type, severity, channel,
            """
                    + DailyColumn.each(DailyColumn::name)
                    + """
            )
            SELECT day, type, severity, channel,
            """
                    + DailyColumn.each(
                            column -> "coalesce(sum(n) FILTER (WHERE figure = '" + column.figure() + "'), 0)")
                    + """

            FROM change
            GROUP BY day, type, severity, channel
            ORDER BY day, type, severity, channel
            ON CONFLICT (day, type, severity, channel) DO UPDATE SET
            """
                    + DailyColumn.each(column -> "%1$s = daily.%1$s + excluded.%1$s".formatted(column.name()))),
            LoggedSteps.PARAMETERS);

    static Future<Void> addToDays(SqlClient client, LogSpan span, ZoneId zone) {
        return client.preparedQuery(DAYS.sql())
                .execute(DAYS.values(new LoggedSteps.Days(span, zone)))
                .mapEmpty();
    }
}
