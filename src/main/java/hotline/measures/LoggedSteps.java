package hotline.measures;

import hotline.feed.LogSpan;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;

/** A span of the log as the roll-ups read it: each step with its day and group, and what limits that moved changed. */
final class LoggedSteps {
    static final String SELECTED = """
            WITH step AS MATERIALIZED (
                SELECT tx, complaint_id, seq, type AS step, data,
                       (at AT TIME ZONE $5)::date AS day,
                       (coalesce((data ->> 'receivedAt')::timestamptz, at) AT TIME ZONE $5)::date AS received_on,
                       data ->> 'type' AS type, data ->> 'severity' AS severity, data ->> 'channel' AS channel,
                       coalesce((data ->> 'pastDue')::boolean, false)::int AS past_due
                FROM event
                WHERE (tx, id) > ($1::bigint::text::xid8, $2)
                  AND (tx, id) <= ($3::bigint::text::xid8, $4)
                  AND type IN ('received', 'closed', 'withdrawn', 'judged-not-valid', 'reopened', 'breached',
                               'judgement-corrected', 'extension-granted', 'ruled-anew', 'recounted', 'callback-ended',  'rated', 'notice-issued', 'notice-answered')
            ),
            -- What moved a limit may have taken the complaint from one group and given it to another.
            moved AS (
                SELECT day, received_on, side.type, side.severity, channel, side.n, side.past_due,
                       (data ->> 'open')::boolean AS open
                FROM step, LATERAL (VALUES
                    (coalesce(data -> 'from' ->> 'type', step.type),
                     coalesce(data -> 'from' ->> 'severity', step.severity), -1,
                     -(data ->> 'pastDueBefore')::boolean::int),
                    (step.type, step.severity, 1, (data ->> 'pastDueAfter')::boolean::int)
                ) AS side (type, severity, n, past_due)
                WHERE step IN ('judgement-corrected', 'extension-granted', 'ruled-anew', 'recounted')
            ),
            """;

    private LoggedSteps() {}

    static Tuple parameters(LogSpan span, ZoneId zone) {
        return Tuple.of(
                span.after().tx(),
                span.after().id(),
                span.upTo().tx(),
                span.upTo().id(),
                zone.getId());
    }
}
