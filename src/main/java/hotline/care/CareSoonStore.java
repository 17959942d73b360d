package hotline.care;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Counts rows of {@code care_due} whose periods end soon. */
final class CareSoonStore {
    /** Of customers whom no one looks after: under 0. */
    private static final String SOON = """
            SELECT coalesce(f.responsible, 0) AS person, count(*)::int AS n
            FROM care_due c
                LEFT JOIN file_root r ON r.file = c.file
                JOIN customer_file f ON f.id = coalesce(r.root, c.file)
            WHERE c.state = 'due' AND c.period_end > $1 AND c.period_end <= $2 AND f.sealed_at IS NULL AND f.erased_at IS NULL AND
            """ + CareStore.COUNTS + "GROUP BY 1";

    private CareSoonStore() {}

    /** How many contacts are due to customers by the second of the days, by the person who looks after them. */
    static Future<Map<Long, Integer>> soon(SqlClient client, LocalDate today, LocalDate until) {
        return client.preparedQuery(SOON).execute(Tuple.of(today, until)).map(rows -> {
            var counts = new HashMap<Long, Integer>();
            Rows.all(rows, row -> counts.put(row.number("person"), row.integer("n")));
            return counts;
        });
    }
}
