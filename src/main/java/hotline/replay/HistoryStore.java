package hotline.replay;

import static hotline.rows.SqlType.timestamptz;

import hotline.database.LongStatement;
import hotline.log.EventColumn;
import hotline.log.EventType;
import hotline.policy.ClockKind;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/** Reads no column that clocks do not depend on, and events only of complaints that were changed on their way. */
final class HistoryStore {
    /**
     * Open ones by the index of open work, ended ones by blocks in which something ended late enough. One array, since a
     * million rows would be ten times as much to send.
     */
    private static final String ALIVE = """
            SELECT array_agg(id ORDER BY id)
            FROM (
                SELECT id
                FROM complaint
                WHERE ended_at IS NULL AND received_at < $2 AND policy_version = ANY ($3::int[]) AND id > $4
                UNION ALL
                SELECT id
                FROM complaint
                WHERE ended_at >= $1 AND received_at < $2 AND policy_version = ANY ($3::int[]) AND id > $4
            ) AS alive
            """;

    /** As of one moment, and without parallel workers: a batch is small, and others use the processors too. */
    private static final String FOR_A_BATCH = """
            SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
            SET LOCAL max_parallel_workers_per_gather = 0;
            SET LOCAL random_page_cost = 1.1
            """;

    private static final String CASES = """
            SELECT id, policy_version, type, severity, channel, market, emergency, status, received_at, first_response_at, ended_at,
                   due_at, breached_at, held_by, held_since,
                   filed_by IS NOT NULL AND filed_by_branch IS NULL AS is_answered,
                   judged_by = 'person' OR reopened > 0 OR emergency AS has_changed
            FROM complaint
            WHERE id = ANY ($1::bigint[])
            ORDER BY id
            """;

    /** The customer's own only where it was ever moved: then events say when. */
    private static final String CLOCKS = """
            SELECT complaint_id, kind, ordinal, department, stage, started_at, stopped_at, cancelled, due_at
            FROM sla_clock
            WHERE complaint_id = ANY ($1::bigint[])
              AND (kind = ANY ($2::text[])
                  OR kind = 'handling' AND (extended_days > 0 OR paused_time > 0 OR paused_at IS NOT NULL
                      OR counted_due_at <> original_due_at))
            ORDER BY complaint_id, kind, ordinal
            """;

    private static final String CHANGES =
            EventColumn.in("""
            SELECT complaint_id, type, at, {TYPE} AS matter, {SEVERITY} AS severity,
                   {FROM_TYPE} AS from_matter, {FROM_SEVERITY} AS from_severity,
                   {WORKING_DAYS} AS working_days, coalesce({EMERGENCY}, false) AS emergency
            FROM event
            WHERE complaint_id = ANY ($1::bigint[])
              AND (type <> {CODED} OR {EMERGENCY} IS NOT NULL OR {FROM_EMERGENCY} IS NOT NULL)
              AND type IN""" + EventType.listed(type -> EventReadings.of(type).isPresent()) + """
            ORDER BY complaint_id, seq
            """);

    private static final String NUMBERS = "SELECT id, number FROM complaint WHERE id = ANY ($1::bigint[])";

    /** In a transaction before its first statement. */
    Future<Void> forABatch(SqlConnection transaction) {
        return transaction.query(FOR_A_BATCH).execute().mapEmpty();
    }

    /** Looking through ten million takes longer than any other question may. */
    Future<Void> mayTakeLong(SqlConnection transaction) {
        return LongStatement.allow(transaction, Duration.ofMinutes(2));
    }

    /**
     * Ids, in order, of complaints open at some moment of the window; a few may have ended before it and been
     * reopened since.
     */
    Future<long[]> alive(SqlConnection connection, Window window, Collection<Integer> policyVersions, long after) {
        return connection
                .preparedQuery(ALIVE)
                .execute(Tuple.tuple()
                        .addOffsetDateTime(timestamptz(window.from()))
                        .addOffsetDateTime(timestamptz(window.end()))
                        .addArrayOfInteger(policyVersions.toArray(Integer[]::new))
                        .addLong(after))
                .map(rows -> ids(rows.iterator().next()));
    }

    private static long[] ids(Row row) {
        var ids = row.getArrayOfLongs(0);
        return ids == null
                ? new long[0]
                : Arrays.stream(ids).mapToLong(Long::longValue).toArray();
    }

    Future<RowSet<Row>> cases(SqlConnection connection, Long[] ids) {
        return connection.preparedQuery(CASES).execute(Tuple.tuple().addArrayOfLong(ids));
    }

    Future<RowSet<Row>> changes(SqlConnection connection, Long[] ids) {
        return connection.preparedQuery(CHANGES).execute(Tuple.tuple().addArrayOfLong(ids));
    }

    Future<RowSet<Row>> clocks(SqlConnection connection, Long[] ids, Collection<ClockKind> kinds) {
        return connection
                .preparedQuery(CLOCKS)
                .execute(Tuple.tuple()
                        .addArrayOfLong(ids)
                        .addArrayOfString(kinds.stream().map(ClockKind::code).toArray(String[]::new)));
    }

    Future<Map<Long, String>> numbers(SqlConnection connection, Collection<Long> ids) {
        return connection
                .preparedQuery(NUMBERS)
                .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
                .map(rows -> Rows.byKey(rows, row -> row.number("id"), row -> row.text("number")));
    }
}
