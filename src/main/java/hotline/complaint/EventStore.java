package hotline.complaint;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the log of one complaint. */
final class EventStore {
    private static final String AFTER = """
            SELECT e.seq, e.type, e.at, e.actor_kind, e.actor, p.name AS actor_name, e.internal,
                   e.data
            FROM event e
                LEFT JOIN person p ON p.id = e.actor
            WHERE e.complaint_id = $1 AND e.seq > $2 AND ($3 OR NOT e.internal)
            ORDER BY e.seq
            LIMIT $4
            """;

    /** @param internalToo whether the reader is of the house; others read each event as outsiders do (P6) */
    Future<List<Event>> after(SqlConnection connection, long complaint, int seq, boolean internalToo, int limit) {
        return connection
                .preparedQuery(AFTER)
                .execute(Tuple.of(complaint, seq, internalToo, limit))
                .map(rows -> {
                    var events = new ArrayList<Event>(rows.size());
                    rows.forEach(row ->
                            events.add(internalToo ? event(row) : event(row).forOutsiders()));
                    return events;
                });
    }

    private static Event event(Row row) {
        return new Event(
                row.getInteger("seq"),
                EventType.of(row.getString("type")).orElseThrow(),
                StateColumns.instant(row, "at"),
                actor(row.getString("actor_kind")),
                Optional.ofNullable(row.getLong("actor")).map(id -> new PersonName(id, row.getString("actor_name"))),
                row.getBoolean("internal"),
                (JsonObject) row.getJson("data"));
    }

    private static Actor.Kind actor(String code) {
        return Arrays.stream(Actor.Kind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
