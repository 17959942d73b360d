package hotline.measures;

import hotline.log.EventColumn;
import hotline.log.EventType;
import hotline.log.reading.LogSpan;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;

/** A span of the log as the roll-ups read it: each step with its day and group, and the change of each moved limit. */
final class LoggedSteps {
    static final String SELECTED = EventColumn.in("""
            WITH step AS MATERIALIZED (
                SELECT tx, complaint_id, seq, type AS step, data,
                       (at AT TIME ZONE $5)::date AS day,
                       (coalesce({RECEIVED_AT}, at) AT TIME ZONE $5)::date AS received_on,
                       {TYPE} AS type, {SEVERITY} AS severity, {CHANNEL} AS channel,
                       coalesce({PAST_DUE}, false)::int AS past_due
                FROM event
                WHERE (tx, id) > ($1::bigint::text::xid8, $2)
                  AND (tx, id) <= ($3::bigint::text::xid8, $4)
                  AND type IN""" + EventType.listed(LoggedSteps::reads) + """
            ),
            -- What moved a limit may have taken the complaint from one group and given it to another.
            moved AS (
                SELECT day, received_on, side.type, side.severity, channel, side.n, side.past_due,
                       {OPEN} AS open
                FROM step, LATERAL (VALUES
                    (coalesce({FROM_TYPE}, step.type),
                     coalesce({FROM_SEVERITY}, step.severity), -1,
                     -{PAST_DUE_BEFORE}::int),
                    (step.type, step.severity, 1, {PAST_DUE_AFTER}::int)
                ) AS side (type, severity, n, past_due)
                WHERE step IN ('judgement-corrected', 'extension-granted', 'ruled-anew', 'recounted')
            ),
            """);

    private LoggedSteps() {}

    static Tuple parameters(LogSpan span, ZoneId zone) {
        return Tuple.of(
                span.after().tx(),
                span.after().id(),
                span.upTo().tx(),
                span.upTo().id(),
                zone.getId());
    }

    /** The steps that figures of days and of open work are counted from. */
    private static boolean reads(EventType type) {
        return switch (type) {
            case RECEIVED,
                    CALLBACK_ENDED,
                    RATED,
                    CLOSED,
                    REOPENED,
                    WITHDRAWN,
                    JUDGED_NOT_VALID,
                    JUDGEMENT_CORRECTED,
                    BREACHED,
                    EXTENSION_GRANTED,
                    NOTICE_ISSUED,
                    NOTICE_ANSWERED,
                    RULED_ANEW,
                    RECOUNTED -> true;
            case ASSIGNED,
                    RELEASED,
                    INVESTIGATING,
                    RESOLVED,
                    CALLBACK_BEGUN,
                    CALLBACK_GIVEN_BACK,
                    OVERDUE,
                    PAUSED,
                    RESUMED,
                    EXTENSION_ASKED,
                    EXTENSION_REFUSED,
                    HANDED_OVER,
                    PARTICULARS_CORRECTED,
                    REPLY_PROMISED,
                    NOTICE_RECEIVED,
                    NOTED,
                    LINKED -> false;
        };
    }
}
