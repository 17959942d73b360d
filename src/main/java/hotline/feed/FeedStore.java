package hotline.feed;

import hotline.complaint.Custody.Unanswered;
import hotline.complaint.Precedence;
import hotline.complaint.reading.ComplaintRow;
import hotline.log.EventColumn;
import hotline.log.reading.LogPosition;
import hotline.policy.tier.Tier;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Reads the log for followers: each event with the current state of its complaint. */
final class FeedStore {
    private static final String HEAD = """
            SELECT tx::text::bigint AS tx, id
            FROM event
            WHERE tx < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY event.tx DESC, event.id DESC
            LIMIT 1""";

    private static final String ENTRIES = EventColumn.in("""
            SELECT e.tx::text::bigint AS tx, e.id, e.complaint_id, e.type AS event, e.at, e.internal,
                   c.filed_by_branch, c.number, c.policy_version, c.status, c.type, c.severity, c.channel,
                   c.held_by, c.received_at, c.due_at, c.breached_at IS NOT NULL AS breached, c.paused_at, c.owner, c.version, c.tier, c.ahead_minutes,
                   coalesce(e.type = {ASSIGNED} AND e.actor_kind = 'person' AND e.actor <> c.owner, false) AS given,\s""" + ComplaintRow.TO_BE_JUDGED + """
             AS to_be_judged, c.follows IS NOT NULL AS joined, c.unanswered_since, c.answer_due_at
            FROM (
                SELECT tx, id, complaint_id, type, at, internal, actor, actor_kind
                FROM event
                WHERE tx < pg_snapshot_xmin(pg_current_snapshot())
                  %s
            ) AS e
            JOIN complaint AS c ON c.id = e.complaint_id
            ORDER BY e.tx, e.id""");

    private static final String AFTER =
            ENTRIES.formatted("AND (tx, id) > ($1::bigint::text::xid8, $2) ORDER BY tx, id LIMIT $3");

    private static final String LATEST = ENTRIES.formatted("ORDER BY tx DESC, id DESC LIMIT $1");

    private FeedStore() {}

    /** The last event behind every transaction still under way. */
    static Future<LogPosition> head(SqlClient client) {
        return client.preparedQuery(HEAD).execute().map(rows -> Rows.first(rows, FeedStore::position)
                .orElse(LogPosition.START));
    }

    static Future<List<FeedEntry>> entries(SqlClient client, LogPosition after, int most) {
        return client.preparedQuery(AFTER)
                .execute(Tuple.of(after.tx(), after.id(), most))
                .map(rows -> Rows.all(rows, FeedStore::entry));
    }

    /** The last ones behind every transaction still under way, in order. */
    static Future<List<FeedEntry>> latest(SqlClient client, int most) {
        return client.preparedQuery(LATEST).execute(Tuple.of(most)).map(rows -> Rows.all(rows, FeedStore::entry));
    }

    private static LogPosition position(Fields row) {
        return new LogPosition(row.number("tx"), row.number("id"));
    }

    private static FeedEntry entry(Fields row) {
        return new FeedEntry(
                position(row),
                row.number("complaint_id"),
                row.text("event"),
                row.instant("at"),
                row.flag("internal"),
                row.optionalText("filed_by_branch"),
                row.text("number"),
                row.integer("policy_version"),
                row.text("status"),
                row.text("type"),
                row.text("severity"),
                row.text("channel"),
                row.text("held_by"),
                row.instant("received_at"),
                row.instant("due_at"),
                row.flag("breached"),
                row.optionalInstant("paused_at"),
                row.optionalNumber("owner"),
                row.flag("given"),
                row.flag("to_be_judged"),
                row.flag("joined"),
                Unanswered.of(row),
                new Precedence(row.optionalText("tier").flatMap(Tier::of), row.integer("ahead_minutes")),
                row.integer("version"));
    }
}
