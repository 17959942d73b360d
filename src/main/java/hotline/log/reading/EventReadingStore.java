package hotline.log.reading;

import hotline.log.EventData;
import hotline.log.EventType;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The events of a span of the log, of the requested kinds, in order. */
final class EventReadingStore {
    private static final String EVENTS = """
            SELECT complaint_id, seq, type, at, actor, internal, data, personal
            FROM event
            WHERE (tx, id) > ($1::bigint::text::xid8, $2) AND (tx, id) <= ($3::bigint::text::xid8, $4)
                AND type = ANY ($5)
            ORDER BY tx, id
            """;

    private EventReadingStore() {}

    static Future<List<ReadEvent>> events(SqlClient client, LogSpan span, Predicate<EventType> read) {
        var codes = Arrays.stream(EventType.values())
                .filter(read)
                .map(EventType::code)
                .toArray(String[]::new);
        return client.preparedQuery(EVENTS)
                .execute(Tuple.of(
                        span.after().tx(),
                        span.after().id(),
                        span.upTo().tx(),
                        span.upTo().id(),
                        codes))
                .map(rows -> {
                    var events = new ArrayList<ReadEvent>(rows.size());
                    rows.forEach(row -> events.add(event(row)));
                    return events;
                });
    }

    private static ReadEvent event(Row row) {
        var personal = Optional.ofNullable((JsonObject) row.getJson("personal"));
        return ReadEvent.of(
                row.getLong("complaint_id"),
                row.getInteger("seq"),
                row.get(OffsetDateTime.class, "at").toInstant(),
                Optional.ofNullable(row.getLong("actor")),
                row.getBoolean("internal"),
                EventType.of(row.getString("type")).orElseThrow(),
                new EventData((JsonObject) row.getJson("data"), personal).whole());
    }
}
