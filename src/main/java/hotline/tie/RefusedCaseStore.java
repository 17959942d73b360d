package hotline.tie;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Cases of customers who refuse their agent. */
final class RefusedCaseStore {
    private static final String OPEN = """
            SELECT c.id
            FROM complaint_file l JOIN complaint c ON c.id = l.complaint
            WHERE l.file = ANY ($1) AND c.owner = $2 AND c.ended_at IS NULL AND c.follows IS NULL
                AND c.status IN ('assigned', 'investigating', 'reopened')
            ORDER BY c.id
            LIMIT 100
            """;

    private static final String NUMBER = "SELECT number FROM complaint WHERE id = $1";

    private RefusedCaseStore() {}

    static Future<List<Long>> openCases(SqlConnection connection, List<Long> files, long agent) {
        return connection
                .preparedQuery(OPEN)
                .execute(Tuple.of(files.toArray(Long[]::new), agent))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    static Future<String> number(SqlConnection connection, long complaint) {
        return connection
                .preparedQuery(NUMBER)
                .execute(Tuple.of(complaint))
                .map(rows -> Rows.only(rows, row -> row.text("number")));
    }
}
