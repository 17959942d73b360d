package hotline.earlier;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Complaints of the last moments that may have missed each other. */
final class FirstComplaintStore {
    /** Enough for minutes, should all nodes have been down. */
    private static final int OVERLAP = 20_000;

    private static final String BEGIN =
            "SELECT greatest(0, coalesce(max(id), 0) - %d) AS after FROM complaint".formatted(OVERLAP);

    /**
     * Only complaints of the last moments are joined with each other, so that no index is asked for each. Intake counts each of these pairs,
     * unless the earlier one was not written yet.
     */
    private static final String MISSED = """
            WITH recent AS MATERIALIZED (
                SELECT id, source, type, phone, complainant, replace(waybill, '-', '') AS waybill, received_at,
                       ended_at IS NULL AND follows IS NULL AS open
                FROM complaint WHERE id > $1),
            pairs AS (
                SELECT l.id, e.id AS earlier
                FROM recent l JOIN recent e ON e.waybill = l.waybill AND e.source = l.source AND e.id < l.id
                WHERE l.open AND abs(extract(epoch FROM l.received_at - e.received_at)) < $2
                UNION
                SELECT l.id, e.id
                FROM recent l
                    JOIN recent e ON e.phone = l.phone AND e.complainant = l.complainant AND e.type = l.type AND e.source = l.source AND e.id < l.id
                WHERE l.open AND l.phone <> '' AND abs(extract(epoch FROM l.received_at - e.received_at)) < $2)
            SELECT (SELECT coalesce(max(id), 0) FROM complaint) AS newest,
                   ARRAY(SELECT DISTINCT p.id FROM pairs p
                         WHERE NOT EXISTS (SELECT FROM complaint_earlier x WHERE x.complaint = p.id AND x.earlier = p.earlier)
                         ORDER BY p.id) AS missed
            """;

    private FirstComplaintStore() {}

    /** After which complaint to look first. */
    static Future<Long> begin(SqlConnection connection) {
        return connection.query(BEGIN).execute().map(rows -> Rows.only(rows, row -> row.number("after")));
    }

    /**
     * What was found.
     *
     * @param newest the last complaint of all
     * @param missed ids of complaints that count an earlier one not, though it shares something with them
     */
    record Look(long newest, List<Long> missed) {}

    /**
     * Looks at the complaints after one.
     *
     * @param seconds at most so long lies between two that missed each other
     */
    static Future<Look> look(SqlConnection connection, long after, int seconds) {
        return connection
                .preparedQuery(MISSED)
                .execute(Tuple.of(after, seconds))
                .map(rows -> Rows.only(rows, row -> new Look(row.number("newest"), row.numbers("missed"))));
    }
}
