package hotline.demo.messages;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** The complaints that were filed last. */
final class RecentStore {
    private static final String RECENT =
            "SELECT id, number FROM complaint WHERE filed_by_branch IS NULL ORDER BY id DESC LIMIT $1";

    record Recent(long id, String number) {}

    private RecentStore() {}

    static Future<List<Recent>> recent(SqlClient client, int most) {
        return client.preparedQuery(RECENT)
                .execute(Tuple.of(most))
                .map(rows -> Rows.all(rows, row -> new Recent(row.number("id"), row.text("number"))));
    }
}
