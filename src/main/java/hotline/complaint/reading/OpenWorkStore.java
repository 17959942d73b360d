package hotline.complaint.reading;

import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;

/** Counts open work by the partial indexes that hold nothing else, in one statement. None holds {@code follows}: the few that follow are left out by id. */
final class OpenWorkStore {
    static final String COUNTS = """
            SELECT (SELECT count(*) FROM (SELECT FROM complaint
                        WHERE ended_at IS NULL AND owner IS NULL AND status IN ('received', 'reopened') AND follows IS NULL
                        LIMIT $1) AS unowned)::int AS queue,
                   (SELECT count(*) FROM (SELECT FROM complaint WHERE ended_at IS NULL LIMIT $1) AS going)::int AS open,
                   (SELECT count(*) FROM (SELECT FROM callback WHERE status = 'waiting' AND complaint_id IS NOT NULL LIMIT $1) AS waiting)::int AS callbacks,
                   (SELECT jsonb_object_agg(owner, complaints) FROM (
                        SELECT owner, count(*)::int AS complaints
                        FROM complaint
                        WHERE ended_at IS NULL AND owner IS NOT NULL
                            AND id NOT IN (SELECT id FROM complaint WHERE follows IS NOT NULL AND ended_at IS NULL)
                        GROUP BY owner) AS held) AS by_owner""";

    Future<WorkCounts> counts(SqlConnection connection) {
        return connection
                .preparedQuery(COUNTS)
                .execute(Tuple.of(WorkCounts.MOST))
                .map(rows -> Rows.only(rows, OpenWorkStore::counts));
    }

    private static WorkCounts counts(Fields row) {
        return new WorkCounts(
                row.integer("queue"),
                row.integer("open"),
                row.integer("callbacks"),
                row.optionalObject("by_owner").map(OpenWorkStore::byOwner).orElse(Map.of()));
    }

    private static Map<Long, Integer> byOwner(JsonObject counts) {
        var byOwner = new HashMap<Long, Integer>();
        counts.forEach(owner -> byOwner.put(Long.valueOf(owner.getKey()), counts.getInteger(owner.getKey())));
        return byOwner;
    }
}
