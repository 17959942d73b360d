package hotline.agentday;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.log.EventColumn;
import hotline.measures.Period;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Counts one person's acts from the log and from the calls, by indexes of the person and the moment. */
final class AgentDayStore {
    record Asked(long person, Period period, ZoneId zone, Instant now) {
        private Instant begin(LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }

        Instant from() {
            return begin(period.from());
        }

        Instant midnight() {
            return begin(period.to().plusDays(1));
        }
    }

    private static final Parameters<Asked> ASKED = Parameters.<Asked>of()
            .value("person", BIGINT, Asked::person)
            .value("from", INSTANT, Asked::from)
            .value("midnight", INSTANT, Asked::midnight)
            .value("now", INSTANT, Asked::now)
            .value("zone", TEXT, asked -> asked.zone().getId());

    private static final Statement<Asked> DONE = Statement.of(EventColumn.in("""
            SELECT day, sum(taken) AS taken, sum(resolved) AS resolved, sum(calls) AS calls,
                   sum(campaign_calls) AS campaign_calls, sum(visitors) AS visitors
            FROM (
                SELECT (at AT TIME ZONE :zone)::date AS day,
                       (type = {ASSIGNED} AND {OWNER} = :person)::int AS taken,
                       (type = {RESOLVED})::int AS resolved, 0 AS calls, 0 AS campaign_calls, 0 AS visitors
                FROM event
                WHERE actor = :person AND type IN ({ASSIGNED}, {RESOLVED}) AND at >= :from AND at < :midnight
                UNION ALL
                SELECT (a.ended_at AT TIME ZONE :zone)::date, 0, 0, (k.campaign IS NULL)::int, (k.campaign IS NOT NULL)::int, 0
                FROM callback_attempt a JOIN callback k ON k.id = a.callback_id
                WHERE a.agent = :person AND a.ended_at >= :from AND a.ended_at < :midnight
                  AND a.outcome NOT IN ('given-back', 'lease-expired')
                UNION ALL
                SELECT (v.ended_at AT TIME ZONE :zone)::date, 0, 0, 0, 0, 1
                FROM visit v
                WHERE v.agent = :person AND v.ended_at >= :from AND v.ended_at < :midnight AND v.outcome = 'served'
            ) AS acts
            GROUP BY day"""), ASKED);

    /** Without complaints that follow another one: that one is the work. */
    private static final Statement<Asked> WORK = Statement.of("""
            SELECT count(*) AS open,
                   count(*) FILTER (WHERE paused_at IS NULL AND due_at < :now) AS past_due,
                   count(*) FILTER (WHERE paused_at IS NULL AND due_at >= :now AND due_at < :midnight) AS due_today,
                   coalesce(sum(promised.late), 0) AS promises_late,
                   coalesce(sum(promised.today), 0) AS promises_today
            FROM complaint c
                LEFT JOIN LATERAL (
                    SELECT count(*) FILTER (WHERE s.due_at < :now) AS late,
                           count(*) FILTER (WHERE s.due_at >= :now AND s.due_at < :midnight) AS today
                    FROM sla_clock s
                    WHERE s.complaint_id = c.id AND s.kind = 'promised-reply' AND s.stopped_at IS NULL) AS promised
                    ON true
            WHERE c.ended_at IS NULL AND c.follows IS NULL AND c.owner = :person""", ASKED);

    private AgentDayStore() {}

    /** Days without any act are left out. */
    static Future<List<OwnDay>> done(SqlConnection connection, Asked asked) {
        return connection
                .preparedQuery(DONE.sql())
                .execute(DONE.values(asked))
                .map(rows -> Rows.all(
                        rows,
                        row -> new OwnDay(
                                row.day("day"),
                                row.number("taken"),
                                row.number("resolved"),
                                row.number("calls"),
                                row.number("campaign_calls"),
                                row.number("visitors"))));
    }

    static Future<OwnWork> work(SqlConnection connection, Asked asked) {
        return connection.preparedQuery(WORK.sql()).execute(WORK.values(asked)).map(rows -> Rows.all(
                        rows,
                        row -> new OwnWork(
                                row.number("open"),
                                row.number("past_due"),
                                row.number("due_today"),
                                row.number("promises_late"),
                                row.number("promises_today")))
                .get(0));
    }
}
