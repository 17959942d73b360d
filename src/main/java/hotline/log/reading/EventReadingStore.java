package hotline.log.reading;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.TEXT;

import hotline.log.EventData;
import hotline.log.EventType;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** The events of a span of the log, of the requested kinds, in order. */
final class EventReadingStore {
    private record Asked(LogSpan span, List<String> kinds) {}

    private static final Statement<Asked> EVENTS = Statement.of(
            """
            SELECT complaint_id, seq, type, at, actor, internal, data::text AS data, personal::text AS personal
            FROM event
            WHERE (tx, id) > (:afterTx::bigint::text::xid8, :afterId)
                AND (tx, id) <= (:upToTx::bigint::text::xid8, :upToId)
                AND type = ANY (:kinds)
            ORDER BY tx, id
            """,
            Parameters.<Asked>of()
                    .value("afterTx", BIGINT, asked -> asked.span().after().tx())
                    .value("afterId", BIGINT, asked -> asked.span().after().id())
                    .value("upToTx", BIGINT, asked -> asked.span().upTo().tx())
                    .value("upToId", BIGINT, asked -> asked.span().upTo().id())
                    .array("kinds", TEXT, Asked::kinds));

    private static final String OF_COMPLAINT = """
            SELECT complaint_id, seq, type, at, actor, internal, data::text AS data, personal::text AS personal
            FROM event
            WHERE complaint_id = $1 AND seq = ANY ($2)
            ORDER BY seq
            """;

    private EventReadingStore() {}

    static Future<List<ReadEvent>> events(SqlClient client, LogSpan span, Predicate<EventType> read) {
        var kinds = Arrays.stream(EventType.values())
                .filter(read)
                .map(EventType::code)
                .toList();
        return client.preparedQuery(EVENTS.sql())
                .execute(EVENTS.values(new Asked(span, kinds)))
                .map(rows -> Rows.all(rows, EventReadingStore::event));
    }

    static Future<List<ReadEvent>> events(SqlClient client, long complaint, Collection<Integer> seqs) {
        return client.preparedQuery(OF_COMPLAINT)
                .execute(Tuple.of(complaint).addValue(seqs.toArray(Integer[]::new)))
                .map(rows -> Rows.all(rows, EventReadingStore::event));
    }

    private static ReadEvent event(Fields row) {
        var data = row.text("data");
        var personal = row.optionalText("personal");
        return ReadEvent.of(
                row.number("complaint_id"),
                row.integer("seq"),
                row.instant("at"),
                row.optionalNumber("actor"),
                row.flag("internal"),
                row.code("type", EventType::of),
                () -> new EventData(new JsonObject(data), personal.map(JsonObject::new)).whole());
    }
}
