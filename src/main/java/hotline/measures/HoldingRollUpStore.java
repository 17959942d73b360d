package hotline.measures;

import hotline.log.EventColumn;
import hotline.log.EventType;
import hotline.log.reading.LogSpan;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.ZoneId;

/** Adds a span of the log to the time that departments held the cases they let go of on each day. */
final class HoldingRollUpStore {
    private static final Statement<LoggedSteps.Days> TURNS = Statement.of(
            EventColumn.in("""
            INSERT INTO measure_holding AS holding (day, department, type, severity, channel, cases, minutes, late)
            SELECT (at AT TIME ZONE :zone)::date AS day, {HELD_DEPARTMENT} AS department,
                   {TYPE} AS type, {SEVERITY} AS severity, {CHANNEL} AS channel,
                   count(*), sum({HELD_MINUTES}),
                   count(*) FILTER (WHERE {HELD_LATE})
            FROM event
            WHERE (tx, id) > (:afterTx::bigint::text::xid8, :afterId)
              AND (tx, id) <= (:upToTx::bigint::text::xid8, :upToId)
              AND type IN""" + EventType.listed(HoldingRollUpStore::reads) + """
              AND {HELD} IS NOT NULL
            GROUP BY 1, 2, 3, 4, 5
            ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT (day, department, type, severity, channel) DO UPDATE SET
                cases = holding.cases + excluded.cases,
                minutes = holding.minutes + excluded.minutes,
                late = holding.late + excluded.late"""), LoggedSteps.PARAMETERS);

    private HoldingRollUpStore() {}

    static Future<Void> add(SqlClient client, LogSpan span, ZoneId zone) {
        return client.preparedQuery(TURNS.sql())
                .execute(TURNS.values(new LoggedSteps.Days(span, zone)))
                .mapEmpty();
    }

    /** The events that end the turn of a department. */
    private static boolean reads(EventType type) {
        return switch (type) {
            case CLOSED, WITHDRAWN, JUDGED_NOT_VALID, HANDED_OVER -> true;
            case RECEIVED,
                    ASSIGNED,
                    RELEASED,
                    INVESTIGATING,
                    RESOLVED,
                    CALLBACK_BEGUN,
                    CALLBACK_GIVEN_BACK,
                    CALLBACK_ENDED,
                    RATED,
                    REOPENED,
                    JUDGEMENT_CORRECTED,
                    PARTICULARS_CORRECTED,
                    BREACHED,
                    OVERDUE,
                    PAUSED,
                    RESUMED,
                    EXTENSION_ASKED,
                    EXTENSION_GRANTED,
                    EXTENSION_REFUSED,
                    PAUSE_REVIEW_MOVED,
                    REPLY_PROMISED,
                    NOTICE_ISSUED,
                    NOTICE_RECEIVED,
                    NOTICE_ANSWERED,
                    RULED_ANEW,
                    RECOUNTED,
                    NOTED,
                    LINKED -> false;
        };
    }
}
