package hotline.rules;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The rules in force: tables {@code rules_epoch} and {@code policy_in_force}, and the texts that a node reads. */
final class RulesStore {
    private static final String STANDING = """
            SELECT (SELECT epoch FROM rules_epoch) AS epoch,
                (SELECT coalesce(jsonb_object_agg(line_of_business, version), '{}') FROM policy_in_force) AS in_force,
                (SELECT coalesce(jsonb_object_agg(code, id), '{}')
                 FROM (SELECT code, max(id) AS id FROM calendar_version GROUP BY code) latest) AS calendars,
                (SELECT coalesce(max(id), 0) FROM policy_version) AS newest_policy
            """;

    /**
     * A transaction that changes the rules in force takes this lock first, so changes come one after the other, their
     * ids in order.
     */
    private static final String LOCK = "SELECT epoch FROM rules_epoch FOR UPDATE";

    private static final String RAISE = "UPDATE rules_epoch SET epoch = epoch + 1";

    private static final String POLICIES = "SELECT id, source FROM policy_version WHERE id > $1 ORDER BY id";

    private static final String CALENDARS = "SELECT id, code, source FROM calendar_version WHERE id = ANY ($1)";

    /**
     * Also those that have only read so far: their later writes depend on what they saw. A transaction that saw the
     * state before that one has its horizon there or further back.
     */
    private static final String HAVE_ENDED = """
            SELECT pg_snapshot_xmin(pg_current_snapshot()) > $1::text::xid8
                AND NOT EXISTS (
                    SELECT
                    FROM pg_stat_activity
                    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
                        AND age(backend_xmin) >= age($1::text::xid8::xid)) AS ended
            """;

    /**
     * The text of a policy or calendar version.
     *
     * @param calendar its code, where it is a calendar's
     */
    record Text(int id, Optional<String> calendar, String source) {}

    Future<RulesSnapshot> snapshot(SqlConnection connection) {
        return connection
                .query(STANDING)
                .execute()
                .map(rows -> snapshot(rows.iterator().next()));
    }

    Future<Void> lock(SqlConnection transaction) {
        return transaction.query(LOCK).execute().mapEmpty();
    }

    Future<Void> raiseEpoch(SqlConnection transaction) {
        return transaction.query(RAISE).execute().mapEmpty();
    }

    /** All that were stored after that one. */
    Future<List<Text>> policies(SqlConnection connection, int after) {
        return connection.preparedQuery(POLICIES).execute(Tuple.of(after)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new Text(row.getInteger("id"), Optional.empty(), row.getString("source")))
                .toList());
    }

    Future<List<Text>> calendars(SqlConnection connection, Collection<Integer> ids) {
        return connection
                .preparedQuery(CALENDARS)
                .execute(Tuple.of(ids.toArray(Integer[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Text(
                                row.getInteger("id"), Optional.of(row.getString("code")), row.getString("source")))
                        .toList());
    }

    /** Whether that transaction has ended, and all that may not have seen its changes. */
    Future<Boolean> haveEndedBefore(SqlConnection connection, String tx) {
        return connection.preparedQuery(HAVE_ENDED).execute(Tuple.of(tx)).map(rows -> rows.iterator()
                .next()
                .getBoolean("ended"));
    }

    private static RulesSnapshot snapshot(Row row) {
        return new RulesSnapshot(
                row.getLong("epoch"), ids(row, "in_force"), ids(row, "calendars"), row.getInteger("newest_policy"));
    }

    private static Map<String, Integer> ids(Row row, String column) {
        return ((JsonObject) row.getJson(column))
                .stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> (Integer) entry.getValue()));
    }
}
