package hotline.measures;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.TEXT;

import hotline.log.EventKinds;
import hotline.log.EventType;
import hotline.log.reading.LogSpan;
import hotline.rows.Parameters;
import java.time.ZoneId;
import java.util.Optional;

/** A span of the log as the roll-ups read it: each step with its day and group, and the change of each moved limit. */
final class LoggedSteps {
    /** What a step does to the figures. */
    enum Step {
        FILES(true),
        ENDS(true),
        REOPENS(true),
        BREACHES(true),
        /** It moves the limit, and may move the complaint from one group of the figures to another. */
        MOVES(true),
        ENDS_CALLBACK(false),
        RATES(false),
        SENDS_NOTICE(false),
        ANSWERS_NOTICE(false);

        private final boolean changesBacklog;

        Step(boolean changesBacklog) {
            this.changesBacklog = changesBacklog;
        }

        boolean changesBacklog() {
            return changesBacklog;
        }
    }

    static final EventKinds<Step> KINDS = EventKinds.grouped(LoggedSteps::step);

    /** The beginning of a statement; {@link EventKinds#in} completes it. */
    static final String SELECTED = """
            WITH step AS MATERIALIZED (
                SELECT tx, complaint_id, seq, type AS step, data,
                       (at AT TIME ZONE :zone)::date AS day,
                       (coalesce({RECEIVED_AT}, at) AT TIME ZONE :zone)::date AS received_on,
                       {TYPE} AS type, {SEVERITY} AS severity, {CHANNEL} AS channel,
                       coalesce({PAST_DUE}, false)::int AS past_due
                FROM event
                WHERE (tx, id) > (:afterTx::bigint::text::xid8, :afterId)
                  AND (tx, id) <= (:upToTx::bigint::text::xid8, :upToId)
                  AND type IN {READ}
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
                WHERE step IN {MOVES}
            ),
            """;

    /** Roll-ups are statements of a span and of the zone in which days are meant. */
    static final Parameters<Days> PARAMETERS = Parameters.<Days>of()
            .value("afterTx", BIGINT, days -> days.span().after().tx())
            .value("afterId", BIGINT, days -> days.span().after().id())
            .value("upToTx", BIGINT, days -> days.span().upTo().tx())
            .value("upToId", BIGINT, days -> days.span().upTo().id())
            .value("zone", TEXT, days -> days.zone().getId());

    record Days(LogSpan span, ZoneId zone) {}

    private LoggedSteps() {}

    /** Empty for events that no figure of days or of open work is counted from. */
    private static Optional<Step> step(EventType type) {
        return switch (type) {
            case RECEIVED -> Optional.of(Step.FILES);
            case CLOSED, WITHDRAWN, JUDGED_NOT_VALID -> Optional.of(Step.ENDS);
            case REOPENED -> Optional.of(Step.REOPENS);
            case BREACHED -> Optional.of(Step.BREACHES);
            case JUDGEMENT_CORRECTED, EXTENSION_GRANTED, RULED_ANEW, RECOUNTED -> Optional.of(Step.MOVES);
            case CALLBACK_ENDED -> Optional.of(Step.ENDS_CALLBACK);
            case RATED -> Optional.of(Step.RATES);
            case NOTICE_ISSUED -> Optional.of(Step.SENDS_NOTICE);
            case NOTICE_ANSWERED -> Optional.of(Step.ANSWERS_NOTICE);
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
                    PAUSE_REVIEW_MOVED,
                    REPLY_PROMISED,
                    NOTICE_RECEIVED,
                    NOTED,
                    LINKED -> Optional.empty();
        };
    }
}
