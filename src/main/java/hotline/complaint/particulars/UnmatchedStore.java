package hotline.complaint.particulars;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** What complaints name in place of units, counted. */
final class UnmatchedStore {
    private static final String COUNTED = """
            SELECT text, sum(complaints)::bigint AS complaints FROM (
                SELECT branch AS text, count(*) AS complaints FROM complaint
                WHERE branch_typed AND branch IS NOT NULL GROUP BY branch
                UNION ALL
                SELECT hub, count(*) FROM complaint
                WHERE hub_typed AND hub IS NOT NULL GROUP BY hub) both_columns
            GROUP BY text
            ORDER BY complaints DESC, text
            LIMIT $1
            """;

    private final Pool pool;

    UnmatchedStore(Pool pool) {
        this.pool = pool;
    }

    /** The most frequent first. */
    Future<List<UnmatchedText>> counted(int most) {
        return pool.withConnection(
                        connection -> connection.preparedQuery(COUNTED).execute(Tuple.of(most)))
                .map(rows -> Rows.all(rows, row -> new UnmatchedText(row.text("text"), row.number("complaints"))));
    }
}
