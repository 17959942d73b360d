package hotline.outbox.webhook;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers of complaints, by their ids. */
final class WebhookStore {
    private static final String NUMBERS = "SELECT id, number FROM complaint WHERE id = ANY ($1::bigint[])";

    private record Numbered(long id, String number) {}

    private WebhookStore() {}

    static Future<Map<Long, String>> numbers(SqlConnection connection, List<Long> complaints) {
        return connection
                .preparedQuery(NUMBERS)
                .execute(Tuple.of((Object) complaints.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> new Numbered(row.number("id"), row.text("number"))).stream()
                        .collect(Collectors.toMap(Numbered::id, Numbered::number)));
    }
}
