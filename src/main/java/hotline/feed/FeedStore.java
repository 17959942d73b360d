package hotline.feed;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the log for followers: each event beside the state its complaint is in now. */
final class FeedStore {
    private static final String HEAD = """
            SELECT tx::text::bigint AS tx, id
            FROM event
            WHERE tx < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY event.tx DESC, event.id DESC
            LIMIT 1""";

    private static final String ENTRIES = """
            SELECT e.tx::text::bigint AS tx, e.id, e.complaint_id, e.type AS event, e.at, e.internal,
                   c.filed_by_branch, c.number, c.policy_version, c.status, c.type, c.severity, c.due_at, c.owner, c.version
            FROM (
                SELECT tx, id, complaint_id, type, at, internal
                FROM event
                WHERE tx < pg_snapshot_xmin(pg_current_snapshot())
                  %s
            ) AS e
            JOIN complaint AS c ON c.id = e.complaint_id
            ORDER BY e.tx, e.id""";

    private static final String AFTER =
            ENTRIES.formatted("AND (tx, id) > ($1::bigint::text::xid8, $2) ORDER BY tx, id LIMIT $3");

    private static final String LATEST = ENTRIES.formatted("ORDER BY tx DESC, id DESC LIMIT $1");

    private FeedStore() {}

    /** The last event behind every transaction still under way. */
    static Future<LogPosition> head(SqlClient client) {
        return client.preparedQuery(HEAD)
                .execute()
                .map(rows -> rows.size() == 0
                        ? LogPosition.START
                        : position(rows.iterator().next()));
    }

    static Future<List<FeedEntry>> entries(SqlClient client, LogPosition after, int most) {
        return client.preparedQuery(AFTER)
                .execute(Tuple.of(after.tx(), after.id(), most))
                .map(FeedStore::entries);
    }

    /** The last ones behind every transaction still under way, in order. */
    static Future<List<FeedEntry>> latest(SqlClient client, int most) {
        return client.preparedQuery(LATEST).execute(Tuple.of(most)).map(FeedStore::entries);
    }

    private static List<FeedEntry> entries(RowSet<Row> rows) {
        var entries = new ArrayList<FeedEntry>(rows.size());
        rows.forEach(row -> entries.add(entry(row)));
        return entries;
    }

    private static LogPosition position(Row row) {
        return new LogPosition(row.getLong("tx"), row.getLong("id"));
    }

    private static FeedEntry entry(Row row) {
        return new FeedEntry(
                position(row),
                row.getLong("complaint_id"),
                row.getString("event"),
                row.get(OffsetDateTime.class, "at").toInstant(),
                row.getBoolean("internal"),
                Optional.ofNullable(row.getString("filed_by_branch")),
                row.getString("number"),
                row.getInteger("policy_version"),
                row.getString("status"),
                row.getString("type"),
                row.getString("severity"),
                row.get(OffsetDateTime.class, "due_at").toInstant(),
                Optional.ofNullable(row.getLong("owner")),
                row.getInteger("version"));
    }
}
