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
import java.util.Optional;

/** Reads the log of one complaint. */
final class EventStore {
    private static final String AFTER = """
            SELECT e.seq, e.type, e.at, e.actor_kind, e.actor, p.name AS actor_name, p.branch AS actor_branch, e.internal,
                   e.data, e.personal
            FROM event e
                LEFT JOIN person p ON p.id = e.actor
            WHERE e.complaint_id = $1 AND e.seq > $2 AND ($3 OR NOT e.internal)
            ORDER BY e.seq
            LIMIT $4
            """;

    /**
     * @param internalToo whether the reader is an agent or supervisor; others read each event as outsiders do (P6)
     * @param branch the reader's, which reads its own acts as it did them
     */
    Future<List<Event>> after(
            SqlConnection connection,
            long complaint,
            int seq,
            boolean internalToo,
            Optional<String> branch,
            int limit) {
        return connection
                .preparedQuery(AFTER)
                .execute(Tuple.of(complaint, seq, internalToo, limit))
                .map(rows -> Rows.all(rows, row -> internalToo ? event(row) : shown(event(row), row, branch)));
    }

    private static Event shown(Event event, Fields row, Optional<String> branch) {
        boolean isOwn = branch.isPresent() && branch.equals(row.optionalText("actor_branch"));
        return isOwn ? event.forItsBranch() : event.forOutsiders();
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
                Event.Reading.HOUSE);
    }
}
