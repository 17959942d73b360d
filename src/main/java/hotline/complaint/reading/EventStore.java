package hotline.complaint.reading;

import hotline.complaint.Actor;
import hotline.complaint.Event;
import hotline.complaint.PersonName;
import hotline.log.EventData;
import hotline.log.EventType;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Reads the log of one complaint. */
final class EventStore {
    private static final String AFTER = """
            SELECT e.seq, e.type, e.at, e.actor_kind, e.actor, p.name AS actor_name, e.internal,
                   e.data, e.personal
            FROM event e
                LEFT JOIN person p ON p.id = e.actor
            WHERE e.complaint_id = $1 AND e.seq > $2 AND ($3 OR NOT e.internal)
            ORDER BY e.seq
            LIMIT $4
            """;

    /** @param internalToo whether the reader is an agent or supervisor; others read each event as outsiders do (P6) */
    Future<List<Event>> after(SqlConnection connection, long complaint, int seq, boolean internalToo, int limit) {
        return connection
                .preparedQuery(AFTER)
                .execute(Tuple.of(complaint, seq, internalToo, limit))
                .map(rows -> Rows.all(
                        rows, row -> internalToo ? event(row) : event(row).forOutsiders()));
    }

    private static Event event(Fields row) {
        return new Event(
                row.integer("seq"),
                row.code("type", EventType::of),
                row.instant("at"),
                row.code("actor_kind", Actor.Kind::of),
                PersonName.of(row, "actor"),
                row.flag("internal"),
                new EventData(row.object("data"), row.optionalObject("personal")).whole(),
                false);
    }
}
