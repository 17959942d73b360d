package hotline.outbox;

import hotline.outbox.message.MessageState;
import hotline.outbox.message.Way;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** Table {@code outbox_count}: settled messages by day. */
final class CountStore {
    private static final String ADD = """
            INSERT INTO outbox_count AS c (day, way, state, n)
            SELECT $1, n.way, n.state, n.n FROM unnest($2::text[], $3::text[], $4::int[]) AS n (way, state, n) ORDER BY n.way, n.state
            ON CONFLICT (day, way, state) DO UPDATE SET n = c.n + excluded.n
            """;

    private CountStore() {}

    static Future<Void> add(SqlConnection transaction, LocalDate day, List<WayAndState> settled) {
        var counts = new TreeMap<String, Integer>();
        settled.forEach(one -> counts.merge(one.way().code() + " " + one.state().code(), 1, Integer::sum));
        var keys = List.copyOf(counts.keySet());
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        day,
                        keys.stream()
                                .map(key -> key.substring(0, key.indexOf(' ')))
                                .toArray(String[]::new),
                        keys.stream()
                                .map(key -> key.substring(key.indexOf(' ') + 1))
                                .toArray(String[]::new),
                        keys.stream().map(counts::get).toArray(Integer[]::new)))
                .mapEmpty();
    }

    record WayAndState(Way way, MessageState state) {}
}
