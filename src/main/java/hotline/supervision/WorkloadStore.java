package hotline.supervision;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Counts what each colleague holds, from the index of open complaints by owner. */
final class WorkloadStore {
    private static final String WORKLOADS = """
            SELECT p.id, p.name, p.department, coalesce(held.open, 0) AS open, coalesce(held.overdue, 0) AS overdue
            FROM person p
                LEFT JOIN (
                    SELECT owner, count(*)::int AS open,
                           (count(*) FILTER (WHERE paused_at IS NULL AND (breached_at IS NOT NULL OR due_at < $1)))::int
                               AS overdue
                    FROM complaint
                    WHERE ended_at IS NULL AND owner IS NOT NULL AND follows IS NULL
                    GROUP BY owner) AS held ON held.owner = p.id
            WHERE p.enabled AND p.role IN ('agent', 'supervisor')
            ORDER BY coalesce(held.open, 0), p.name, p.id
            """;

    /** The colleague with the fewest open complaints first. */
    Future<List<Workload>> all(SqlConnection connection, Instant now) {
        return connection
                .preparedQuery(WORKLOADS)
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Workload(
                                new PersonName(row.number("id"), row.text("name")),
                                row.optionalText("department"),
                                row.integer("open"),
                                row.integer("overdue"))));
    }
}
