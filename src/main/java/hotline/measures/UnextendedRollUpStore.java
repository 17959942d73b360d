package hotline.measures;

import hotline.log.EventKinds;
import hotline.log.EventType;
import hotline.log.reading.LogSpan;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Adds a span of the log to the complaints past their limit without extensions. No event marks the moment when an
 * extended complaint passes that limit. But each event that sets, moves or ends the limit names its instant; so the
 * complaint counts from that instant, or from the event if the instant has passed by then, also before that time has
 * come. A complaint without extension is past that limit when it is breached.
 */
final class UnextendedRollUpStore {
    /** What an event does to a limit without extensions. */
    private enum Effect {
        PASSES,
        ENDS,
        REOPENS,
        MOVES
    }

    /** Passed limits count on their day; only coming ones need their instant. */
    private static final Statement<LoggedSteps.Days> ADD =
            Statement.of(EventKinds.grouped(UnextendedRollUpStore::effect).in("""
            WITH step AS MATERIALIZED (
                SELECT at, type AS step, data,
                       (coalesce({RECEIVED_AT}, at) AT TIME ZONE :zone)::date AS received_on,
                       {TYPE} AS type, {SEVERITY} AS severity, {CHANNEL} AS channel,
                       {UNEXTENDED} AS named,
                       {UNEXTENDED_BEFORE} AS named_before,
                       {UNEXTENDED_AFTER} AS named_after,
                       CASE WHEN {PAST_DUE} THEN at END AS late,
                       CASE WHEN {PAST_DUE_BEFORE} THEN at END AS late_before,
                       CASE WHEN {PAST_DUE_AFTER} THEN at END AS late_after
                FROM event
                WHERE (tx, id) > (:afterTx::bigint::text::xid8, :afterId)
                  AND (tx, id) <= (:upToTx::bigint::text::xid8, :upToId)
                  AND type IN {READ}
            ),
            limited (at, received_on, type, severity, channel, n, passes) AS (
                SELECT at, received_on, coalesce({FROM_TYPE}, type),
                       coalesce({FROM_SEVERITY}, severity), channel, -1,
                       CASE WHEN step IN {PASSES} THEN named
                            WHEN step IN {ENDS} THEN coalesce(named, late)
                            WHEN step IN {MOVES} THEN coalesce(named_before, late_before) END
                FROM step
                WHERE (step IN {PASSES} OR step IN {ENDS} OR step IN {MOVES}) AND coalesce({OPEN}, true)
                UNION ALL
                SELECT at, received_on, type, severity, channel, 1,
                       CASE WHEN step IN {PASSES} THEN coalesce(named, at)
                            WHEN step IN {REOPENS} THEN coalesce(named, late)
                            WHEN step IN {MOVES} THEN coalesce(named_after, late_after) END
                FROM step
                WHERE (step IN {PASSES} OR step IN {REOPENS} OR step IN {MOVES})
                  AND coalesce({OPEN}, true) AND coalesce({WAS_ENDED}, true)
            ),
            passing AS (
                INSERT INTO measure_unextended AS unextended (passes_at, type, severity, channel, n)
                SELECT CASE WHEN passes > at THEN passes ELSE date_trunc('day', at, :zone) END AS passes_at,
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
                unextended = backlog.unextended + excluded.unextended"""), LoggedSteps.PARAMETERS);

    private UnextendedRollUpStore() {}

    static Future<Void> add(SqlClient client, LogSpan span, ZoneId zone) {
        return client.preparedQuery(ADD.sql())
                .execute(ADD.values(new LoggedSteps.Days(span, zone)))
                .mapEmpty();
    }

    /** Empty for events that leave limits without extensions as they are. */
    private static Optional<Effect> effect(EventType type) {
        return switch (type) {
            case BREACHED -> Optional.of(Effect.PASSES);
            case CLOSED, WITHDRAWN, JUDGED_NOT_VALID -> Optional.of(Effect.ENDS);
            case REOPENED -> Optional.of(Effect.REOPENS);
            case JUDGEMENT_CORRECTED, PAUSED, RESUMED, EXTENSION_GRANTED, RULED_ANEW, RECOUNTED ->
                Optional.of(Effect.MOVES);
            case RECEIVED,
                    ASSIGNED,
                    RELEASED,
                    INVESTIGATING,
                    RESOLVED,
                    CALLBACK_BEGUN,
                    CALLBACK_GIVEN_BACK,
                    CALLBACK_ENDED,
                    RATED,
                    OVERDUE,
                    EXTENSION_ASKED,
                    EXTENSION_REFUSED,
                    HANDED_OVER,
                    PARTICULARS_CORRECTED,
                    PAUSE_REVIEW_MOVED,
                    REPLY_PROMISED,
                    NOTICE_ISSUED,
                    NOTICE_RECEIVED,
                    NOTICE_ANSWERED,
                    NOTED,
                    LINKED -> Optional.empty();
        };
    }
}
