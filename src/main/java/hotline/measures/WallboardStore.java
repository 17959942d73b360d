package hotline.measures;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.complaint.reading.ComplaintRow;
import hotline.measures.WallboardFigures.UnansweredNotices;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads open work through the partial indexes that hold nothing else. */
final class WallboardStore {
    /** @param pastDue how many complaints of that owner and department are late */
    record Late(Optional<PersonName> owner, String department, int policyVersion, long pastDue) {}

    /** Open complaints without those that are late. */
    record Coming(
            long open,
            long unassigned,
            long dueNextHour,
            long dueToday,
            long callbacksWaiting,
            OptionalLong longestWaitMinutes) {}

    /**
     * A paused case is neither late nor about to be, and one that follows another is no case: the few are subtracted from the counts of an index.
     * No condition asks for a column that the index lacks, which would read each row.
     */
    private static final String OPEN_WORK = """
            SELECT (SELECT count(*) FROM complaint WHERE ended_at IS NULL)
                       - (SELECT count(*) FROM complaint WHERE follows IS NOT NULL AND ended_at IS NULL) AS open,
                   coming.due_next_hour - still.due_next_hour AS due_next_hour,
                   coming.due_today - still.due_today AS due_today, unowned.unassigned, unowned.longest_wait,
                   (SELECT count(*) FROM callback WHERE status = 'waiting' AND complaint_id IS NOT NULL) AS callbacks_waiting
            FROM (
                SELECT count(*) FILTER (WHERE due_at < $1::timestamptz + interval '1 hour') AS due_next_hour,
                       count(*) FILTER (WHERE due_at < $2::timestamptz) AS due_today
                FROM complaint
                WHERE ended_at IS NULL AND due_at >= $1 AND due_at < greatest($2::timestamptz, $1::timestamptz + interval '1 hour')
            ) AS coming, (
                SELECT count(*) FILTER (WHERE due_at < $1::timestamptz + interval '1 hour') AS due_next_hour,
                       count(*) FILTER (WHERE due_at < $2::timestamptz) AS due_today
                FROM (
                    SELECT due_at FROM complaint
                    WHERE paused_at IS NOT NULL AND breached_at IS NULL AND follows IS NULL AND due_at >= $1
                    UNION ALL
                    SELECT due_at FROM complaint WHERE follows IS NOT NULL AND ended_at IS NULL AND due_at >= $1
                ) AS resting
            ) AS still, (
                SELECT count(*) AS unassigned,
                       floor(extract(epoch FROM $1::timestamptz - min(received_at)) / 60)::bigint AS longest_wait
                FROM complaint
                WHERE ended_at IS NULL AND owner IS NULL AND status IN ('received', 'reopened')
                    AND id NOT IN (SELECT id FROM complaint WHERE follows IS NOT NULL AND ended_at IS NULL)
            ) AS unowned""";

    /** All that are late, from an index alone, and once more with a minus those of them that stand still: read once for all splits. */
    private static final String LATE = """
            SELECT late.*, person.name AS owner_name
            FROM (
                SELECT owner, held_by, policy_version, sum(n) AS past_due
                FROM (
                    SELECT owner, held_by, policy_version, 1 AS n
                    FROM complaint
                    WHERE ended_at IS NULL AND due_at < $1
                    UNION ALL
                    SELECT owner, held_by, policy_version, -1
                    FROM complaint
                    WHERE due_at < $1 AND paused_at IS NOT NULL AND breached_at IS NULL AND follows IS NULL
                    UNION ALL
                    SELECT owner, held_by, policy_version, -1
                    FROM complaint
                    WHERE follows IS NOT NULL AND ended_at IS NULL AND due_at < $1
                ) AS one
                GROUP BY owner, held_by, policy_version
                HAVING sum(n) <> 0
            ) AS late
            LEFT JOIN person ON person.id = late.owner""";

    private static final String BREACHES = "SELECT " + ComplaintRow.SELECTED + """
            FROM complaint c
            WHERE c.ended_at IS NULL AND c.due_at < $1 AND (c.paused_at IS NULL OR c.breached_at IS NOT NULL) AND c.follows IS NULL
            ORDER BY c.due_at DESC, c.id DESC
            LIMIT 10""";

    private static final String UNANSWERED_NOTICES = """
            SELECT count(*) AS unanswered, count(*) FILTER (WHERE answer_due_at < $1) AS late
            FROM notice
            WHERE is_open AND answer_due_at IS NOT NULL""";

    private WallboardStore() {}

    static Future<Coming> coming(SqlClient client, Instant now, Instant midnight) {
        return client.preparedQuery(OPEN_WORK)
                .execute(Tuple.of(timestamptz(now), timestamptz(midnight)))
                .map(rows -> Rows.only(rows, WallboardStore::coming));
    }

    static Future<UnansweredNotices> unansweredNotices(SqlClient client, Instant now) {
        return client.preparedQuery(UNANSWERED_NOTICES)
                .execute(Tuple.of(timestamptz(now)))
                .map(rows ->
                        Rows.only(rows, row -> new UnansweredNotices(row.number("unanswered"), row.number("late"))));
    }

    static Future<List<Late>> late(SqlClient client, Instant now) {
        return client.preparedQuery(LATE)
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Late(
                                PersonName.of(row, "owner"),
                                row.text("held_by"),
                                row.integer("policy_version"),
                                row.number("past_due"))));
    }

    static Future<List<ComplaintRow>> breaches(SqlClient client, Instant now) {
        return client.preparedQuery(BREACHES)
                .execute(Tuple.of(timestamptz(now)))
                .map(ComplaintRow::readable);
    }

    private static Coming coming(Fields row) {
        return new Coming(
                row.number("open"),
                row.number("unassigned"),
                row.number("due_next_hour"),
                row.number("due_today"),
                row.number("callbacks_waiting"),
                row.optionalNumber("longest_wait").map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }
}
