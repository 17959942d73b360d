package hotline.complaint.change;

import hotline.complaint.change.OpenLimits.Span;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** Finds open complaints with limits counted by an older calendar. */
final class OpenLimitStore {
    private static final String OPEN = "SELECT count(DISTINCT complaint_id) FROM sla_clock WHERE stopped_at IS NULL";

    static final String OPEN_AFTER = """
            SELECT DISTINCT complaint_id AS id
            FROM sla_clock
            WHERE stopped_at IS NULL AND complaint_id > $1
            ORDER BY complaint_id
            LIMIT $2
            """;

    private static final String BEHIND = """
            SELECT id
            FROM complaint
            WHERE id = ANY ($1::bigint[]) AND policy_version = ANY ($2::int[]) AND ended_at IS NULL
                AND coalesce(calendar_version, 0) < $3
            ORDER BY id
            """;

    Future<Long> open(SqlConnection connection) {
        return connection.query(OPEN).execute().map(rows -> rows.iterator()
                .next()
                .getLong(0));
    }

    Future<List<Long>> openAfter(SqlConnection connection, long after, int most) {
        return connection
                .preparedQuery(OPEN_AFTER)
                .execute(Tuple.of(after, most))
                .map(OpenLimitStore::ids);
    }

    /** The complaints among them that are still to be recounted. */
    Future<List<Long>> behind(SqlConnection transaction, List<Long> ids, Span span) {
        return transaction.preparedQuery(BEHIND).execute(values(ids, span)).map(OpenLimitStore::ids);
    }

    /** The complaints among them that could be locked. */
    Future<List<Long>> lock(SqlConnection transaction, List<Long> ids, Span span) {
        return transaction
                .preparedQuery(BEHIND + (span.waiting() ? "FOR UPDATE" : "FOR UPDATE SKIP LOCKED"))
                .execute(values(ids, span))
                .map(OpenLimitStore::ids);
    }

    private static Tuple values(List<Long> ids, Span span) {
        return Tuple.of(
                ids.toArray(Long[]::new), span.policyVersions().toArray(Integer[]::new), span.calendarVersion());
    }

    private static List<Long> ids(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getLong("id"))
                .toList();
    }
}
