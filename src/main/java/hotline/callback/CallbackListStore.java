package hotline.callback;

import hotline.complaint.PersonName;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads callbacks for people to look at. */
final class CallbackListStore {
    private static final String COLUMNS = """
            SELECT callback.id, callback.complaint_id, complaint.number, callback.status, callback.due_at,
                   callback.not_before, callback.attempts, callback.agent, person.name AS agent_name,
                   callback.lease_until, complaint.policy_version
            FROM callback
            JOIN complaint ON complaint.id = callback.complaint_id
            LEFT JOIN person ON person.id = callback.agent
            """;

    private static final String WAITING = COLUMNS + """
            WHERE callback.status = 'waiting' AND (callback.due_at, callback.id) > ($1, $2)
            ORDER BY callback.due_at, callback.id
            LIMIT $3
            """;

    private static final String IN_HAND_OF = COLUMNS + """
            WHERE callback.status = 'in-progress' AND callback.agent = $1
            ORDER BY callback.due_at, callback.id
            """;

    private static final String OF_COMPLAINT = COLUMNS + " WHERE callback.complaint_id = $1 ORDER BY callback.id";

    private static final String BY_ID = COLUMNS + " WHERE callback.id = $1";

    /** @param policyVersion the policy that rules the complaint */
    record Listed(Callback callback, int policyVersion) {}

    Future<List<Callback>> waiting(SqlConnection connection, Instant dueAfter, long idAfter, int limit) {
        return connection
                .preparedQuery(WAITING)
                .execute(Tuple.of(time(dueAfter), idAfter, limit))
                .map(CallbackListStore::callbacks);
    }

    Future<List<Callback>> inHandOf(SqlConnection connection, long agent) {
        return connection.preparedQuery(IN_HAND_OF).execute(Tuple.of(agent)).map(CallbackListStore::callbacks);
    }

    Future<List<Callback>> ofComplaint(SqlConnection connection, long complaint) {
        return connection
                .preparedQuery(OF_COMPLAINT)
                .execute(Tuple.of(complaint))
                .map(CallbackListStore::callbacks);
    }

    Future<Optional<Listed>> byId(SqlConnection connection, long id) {
        return connection.preparedQuery(BY_ID).execute(Tuple.of(id)).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? Optional.of(listed(found.next())) : Optional.empty();
        });
    }

    private static List<Callback> callbacks(RowSet<Row> rows) {
        var callbacks = new ArrayList<Callback>(rows.size());
        rows.forEach(row -> callbacks.add(callback(row)));
        return callbacks;
    }

    private static Listed listed(Row row) {
        return new Listed(callback(row), row.getInteger("policy_version"));
    }

    private static Callback callback(Row row) {
        var agent = row.getLong("agent");
        return new Callback(
                row.getLong("id"),
                row.getLong("complaint_id"),
                row.getString("number"),
                row.getInteger("policy_version"),
                CallbackStatus.of(row.getString("status")),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getOffsetDateTime("not_before").toInstant(),
                row.getInteger("attempts"),
                agent == null ? Optional.empty() : Optional.of(new PersonName(agent, row.getString("agent_name"))),
                Optional.ofNullable(row.getOffsetDateTime("lease_until")).map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
