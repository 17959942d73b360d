package hotline.measures;

import hotline.feed.LogSpan;
import hotline.log.EventColumn;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.ZoneId;

/** Adds a span of the log to what happened on each day, inside PostgreSQL: no event leaves it, however many there are. */
final class RollUpStore {
    private RollUpStore() {}

    /**
     * What belongs to a rating is looked for in its complaint's own log and in the order of that log: by any other order
     * PostgreSQL may walk the whole log instead. Nothing of a later transaction counts, so a recount finds the same.
     */
    private static final String DAYS = EventColumn.in(LoggedSteps.SELECTED + """
            -- The n-th rating of a complaint answers the n-th asking, if there was one by then.
            answered AS (
                SELECT (asked.at AT TIME ZONE $5)::date AS day, {asked.TYPE} AS type,
                       {asked.SEVERITY} AS severity, {asked.CHANNEL} AS channel
                FROM step AS rated, LATERAL (
                    SELECT at, data
                    FROM event
                    WHERE complaint_id = rated.complaint_id AND tx <= rated.tx
                      AND type = 'callback-ended' AND {ASKED}
                    ORDER BY seq
                    OFFSET (SELECT count(*) FROM event
                            WHERE complaint_id = rated.complaint_id AND seq < rated.seq AND type = 'rated')
                    LIMIT 1
                ) AS asked
                WHERE rated.step = 'rated'
            ),
            -- The first satisfied rating from the last closing on.
            satisfied AS (
                SELECT (closing.at AT TIME ZONE $5)::date AS day, {closing.TYPE} AS type,
                       {closing.SEVERITY} AS severity, {closing.CHANNEL} AS channel
                FROM step AS rated, LATERAL (
                    SELECT tx, at, data
                    FROM event
                    WHERE complaint_id = rated.complaint_id AND tx <= rated.tx AND type = 'closed'
                    ORDER BY seq DESC
                    LIMIT 1
                ) AS closing
                WHERE rated.step = 'rated' AND {rated.SATISFIED}
                  AND NOT EXISTS (
                    SELECT FROM event AS earlier
                    WHERE earlier.complaint_id = rated.complaint_id AND earlier.seq < rated.seq
                      AND earlier.type = 'rated' AND {earlier.SATISFIED}
                      AND earlier.tx >= closing.tx)
            ),
            -- An answer counts where its notice was issued, so that never more are answered than ask for it.
            replied AS (
                SELECT (issued.at AT TIME ZONE $5)::date AS day, {issued.TYPE} AS type,
                       {issued.SEVERITY} AS severity, {issued.CHANNEL} AS channel,
                       {reply.IN_TIME}::int AS in_time
                FROM step AS reply, LATERAL (
                    SELECT at, data
                    FROM event
                    WHERE complaint_id = reply.complaint_id AND tx <= reply.tx AND type = 'notice-issued'
                      AND {NUMBER} = {reply.NUMBER}
                    ORDER BY seq
                    LIMIT 1
                ) AS issued
                WHERE reply.step = 'notice-answered' AND {reply.IN_TIME} IS NOT NULL
            ),
            change (day, type, severity, channel, figure, n) AS (
                SELECT received_on, type, severity, channel, step, 1 FROM step WHERE step = 'received'
                UNION ALL
                SELECT received_on, type, severity, channel, 'received', n FROM moved
                UNION ALL
                SELECT day, type, severity, channel, step, 1 FROM step
                WHERE step IN ('closed', 'withdrawn', 'judged-not-valid', 'reopened', 'breached', 'rated')
                UNION ALL
                SELECT day, type, severity, channel, 'closed on time', 1 FROM step
                WHERE step = 'closed' AND {ON_TIME}
                UNION ALL
                SELECT day, type, severity, channel, 'closed on time unextended', 1 FROM step
                WHERE step = 'closed' AND {ON_TIME_UNEXTENDED}
                UNION ALL
                SELECT day, type, severity, channel, 'past due', 1 FROM step WHERE step = 'breached'
                UNION ALL
                SELECT day, type, severity, channel, 'past due', -past_due FROM step
                WHERE step IN ('closed', 'withdrawn', 'judged-not-valid')
                UNION ALL
                SELECT day, type, severity, channel, 'past due', past_due FROM step
                WHERE step = 'reopened' AND {WAS_ENDED}
                UNION ALL
                SELECT day, type, severity, channel, 'past due', past_due FROM moved WHERE open
                UNION ALL
                SELECT day, type, severity, channel, {OUTCOME}, 1 FROM step WHERE step = 'callback-ended'
                UNION ALL
                SELECT day, type, severity, channel, 'attempts', {ATTEMPTS} FROM step
                WHERE step = 'callback-ended'
                UNION ALL
                SELECT day, type, severity, channel, 'attempts that reached', {ATTEMPTS} FROM step
                WHERE step = 'callback-ended' AND {OUTCOME} = 'reached'
                UNION ALL
                SELECT day, type, severity, channel, 'asked', 1 FROM step
                WHERE step = 'callback-ended' AND {ASKED}
                UNION ALL
                SELECT day, type, severity, channel, 'answered', 1 FROM answered
                UNION ALL
                SELECT day, type, severity, channel, 'rated satisfied', 1 FROM step
                WHERE step = 'rated' AND {SATISFIED}
                UNION ALL
                SELECT day, type, severity, channel, 'score', {SCORE} FROM step WHERE step = 'rated'
                UNION ALL
                SELECT day, type, severity, channel, 'closed satisfied', 1 FROM satisfied
                UNION ALL
                SELECT day, type, severity, channel, {KIND}, 1 FROM step WHERE step = 'notice-issued'
                UNION ALL
                SELECT day, type, severity, channel, 'to answer', 1 FROM step
                WHERE step = 'notice-issued' AND {ANSWER_DUE} IS NOT NULL
                UNION ALL
                SELECT day, type, severity, channel, 'replied', 1 FROM replied
                UNION ALL
                SELECT day, type, severity, channel, 'replied in time', in_time FROM replied
            )
            INSERT INTO measure_daily AS daily (day, type, severity, channel,
                received, closed, closed_on_time, closed_on_time_unextended, withdrawn, not_valid, reopened, breached, past_due_change,
                callbacks_reached, callbacks_refused, callbacks_unreachable, callbacks_online, callbacks_cancelled,
                callback_attempts, reached_attempts,
                ratings_asked, ratings_answered, ratings_given, ratings_satisfied, ratings_sum, closed_satisfied,
                notices_reminder, notices_expediting, notices_supervision, notices_report, notices_inquiry,
                notices_to_answer, notices_answered, notices_in_time)
            SELECT day, type, severity, channel,
                coalesce(sum(n) FILTER (WHERE figure = 'received'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'closed'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'closed on time'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'closed on time unextended'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'withdrawn'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'judged-not-valid'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'reopened'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'breached'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'past due'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'reached'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'refused'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'unreachable'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'answered-online'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'cancelled'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'attempts'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'attempts that reached'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'asked'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'answered'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'rated'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'rated satisfied'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'score'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'closed satisfied'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'reminder'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'expediting'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'supervision'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'report'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'inquiry'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'to answer'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'replied'), 0),
                coalesce(sum(n) FILTER (WHERE figure = 'replied in time'), 0)
            FROM change
            GROUP BY day, type, severity, channel
            ORDER BY day, type, severity, channel
            ON CONFLICT (day, type, severity, channel) DO UPDATE SET
                received = daily.received + excluded.received,
                closed = daily.closed + excluded.closed,
                closed_on_time = daily.closed_on_time + excluded.closed_on_time,
                closed_on_time_unextended = daily.closed_on_time_unextended + excluded.closed_on_time_unextended,
                withdrawn = daily.withdrawn + excluded.withdrawn,
                not_valid = daily.not_valid + excluded.not_valid,
                reopened = daily.reopened + excluded.reopened,
                breached = daily.breached + excluded.breached,
                past_due_change = daily.past_due_change + excluded.past_due_change,
                callbacks_reached = daily.callbacks_reached + excluded.callbacks_reached,
                callbacks_refused = daily.callbacks_refused + excluded.callbacks_refused,
                callbacks_unreachable = daily.callbacks_unreachable + excluded.callbacks_unreachable,
                callbacks_online = daily.callbacks_online + excluded.callbacks_online,
                callbacks_cancelled = daily.callbacks_cancelled + excluded.callbacks_cancelled,
                callback_attempts = daily.callback_attempts + excluded.callback_attempts,
                reached_attempts = daily.reached_attempts + excluded.reached_attempts,
                ratings_asked = daily.ratings_asked + excluded.ratings_asked,
                ratings_answered = daily.ratings_answered + excluded.ratings_answered,
                ratings_given = daily.ratings_given + excluded.ratings_given,
                ratings_satisfied = daily.ratings_satisfied + excluded.ratings_satisfied,
                ratings_sum = daily.ratings_sum + excluded.ratings_sum,
                closed_satisfied = daily.closed_satisfied + excluded.closed_satisfied,
                notices_reminder = daily.notices_reminder + excluded.notices_reminder,
                notices_expediting = daily.notices_expediting + excluded.notices_expediting,
                notices_supervision = daily.notices_supervision + excluded.notices_supervision,
                notices_report = daily.notices_report + excluded.notices_report,
                notices_inquiry = daily.notices_inquiry + excluded.notices_inquiry,
                notices_to_answer = daily.notices_to_answer + excluded.notices_to_answer,
                notices_answered = daily.notices_answered + excluded.notices_answered,
                notices_in_time = daily.notices_in_time + excluded.notices_in_time""");

    static Future<Void> addToDays(SqlClient client, LogSpan span, ZoneId zone) {
        return client.preparedQuery(DAYS)
                .execute(LoggedSteps.parameters(span, zone))
                .mapEmpty();
    }
}
