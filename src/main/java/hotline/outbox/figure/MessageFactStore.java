package hotline.outbox.figure;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables {@code outbox_fact} and {@code outbox_sum}. */
final class MessageFactStore {
    /** A message that was settled before, such as one that was sent again, leaves its earlier end. */
    private static final String SETTLE = """
            WITH ended AS MATERIALIZED (
                SELECT o.id, (o.created_at AT TIME ZONE $2)::date AS day, o.way, o.kind, o.state, o.complaint_id
                FROM outbox o WHERE o.id = ANY ($1)
            ), before AS MATERIALIZED (
                SELECT f.day, f.way, f.kind, f.state FROM outbox_fact f JOIN ended e ON e.id = f.message
            ), written AS (
                INSERT INTO outbox_fact (message, day, way, kind, state, complaint_id)
                SELECT id, day, way, kind, state, complaint_id FROM ended ORDER BY id
                ON CONFLICT (message) DO UPDATE SET state = excluded.state
            )
            INSERT INTO outbox_sum AS s (day, way, kind, state, n)
            SELECT day, way, kind, state, sum(n)
            FROM (SELECT day, way, kind, state, 1 AS n FROM ended UNION ALL SELECT day, way, kind, state, -1 FROM before) AS moved
            GROUP BY day, way, kind, state HAVING sum(n) <> 0 ORDER BY day, way, kind, state
            ON CONFLICT (day, way, kind, state) DO UPDATE SET n = s.n + excluded.n
            """;

    private static final String COUNTS = """
            SELECT way, kind, state, sum(n)::bigint AS n FROM outbox_sum WHERE day BETWEEN $1 AND $2
            GROUP BY way, kind, state HAVING sum(n) <> 0 ORDER BY way, kind, state
            """;

    /** The newest first. */
    private static final String BEHIND = """
            SELECT f.message, f.day, f.way, f.kind, f.state, c.number
            FROM outbox_fact f LEFT JOIN complaint c ON c.id = f.complaint_id
            WHERE f.way = $3 AND f.kind = $4 AND f.state = $5 AND f.day BETWEEN $1 AND $2
                AND ($6::bigint IS NULL OR (f.day, f.message) < ((SELECT b.day FROM outbox_fact b WHERE b.message = $6), $6))
            ORDER BY f.day DESC, f.message DESC LIMIT $7
            """;

    /** An erased message was settled without being counted; one from before the first fact was never counted. */
    private static final String OTHER_ENDS = """
            SELECT o.id, coalesce(f.state, 'nothing') AS counted, o.state
            FROM outbox o LEFT JOIN outbox_fact f ON f.message = o.id
            WHERE o.settled_at IS NOT NULL AND o.id >= (SELECT min(message) FROM outbox_fact)
                AND (o.address IS NOT NULL OR o.body <> '') AND f.state IS DISTINCT FROM o.state
            ORDER BY o.id
            """;

    private static final String OTHER_SUMS = """
            SELECT day, way, kind, state, coalesce(f.n, 0) AS facts, coalesce(s.n, 0) AS summed
            FROM (SELECT day, way, kind, state, count(*) AS n FROM outbox_fact GROUP BY day, way, kind, state) AS f
            FULL JOIN outbox_sum AS s USING (day, way, kind, state)
            WHERE coalesce(f.n, 0) <> coalesce(s.n, 0)
            ORDER BY day, way, kind, state
            """;

    private static final String ALL = "SELECT count(*) AS n FROM outbox_fact";

    private MessageFactStore() {}

    static Future<Void> settle(SqlConnection transaction, Collection<Long> messages, ZoneId zone) {
        return transaction
                .preparedQuery(SETTLE)
                .execute(Tuple.tuple().addValue(messages.toArray(Long[]::new)).addValue(zone.getId()))
                .mapEmpty();
    }

    static Future<Map<MessageCell, Long>> counts(SqlClient client, LocalDate from, LocalDate to) {
        return client.preparedQuery(COUNTS).execute(Tuple.of(from, to)).map(rows -> {
            var counts = new LinkedHashMap<MessageCell, Long>();
            Rows.all(rows, row -> Map.entry(MessageCell.of(row), row.number("n")))
                    .forEach(one -> counts.put(one.getKey(), one.getValue()));
            return counts;
        });
    }

    static Future<List<MessageFact>> behind(
            SqlClient client, LocalDate from, LocalDate to, MessageCell cell, Optional<Long> before, int limit) {
        return client.preparedQuery(BEHIND)
                .execute(Tuple.of(from, to, cell.way(), cell.kind(), cell.state(), before.orElse(null), limit))
                .map(rows -> Rows.all(
                        rows,
                        row -> new MessageFact(
                                row.number("message"),
                                row.day("day"),
                                MessageCell.of(row),
                                row.optionalText("number"))));
    }

    static Future<List<String>> otherEnds(SqlClient client) {
        return client.query(OTHER_ENDS)
                .execute()
                .map(rows -> Rows.all(rows, row -> "message %d is %s and counts as %s"
                        .formatted(row.number("id"), row.text("state"), row.text("counted"))));
    }

    static Future<List<String>> otherSums(SqlClient client) {
        return client.query(OTHER_SUMS)
                .execute()
                .map(rows -> Rows.all(rows, row -> "%s %s of %s: %d facts, and the sum is %d"
                        .formatted(
                                row.day("day"),
                                row.text("state"),
                                row.text("way") + " " + row.text("kind"),
                                row.number("facts"),
                                (long) row.integer("summed"))));
    }

    static Future<Long> all(SqlClient client) {
        return client.query(ALL).execute().map(rows -> Rows.only(rows, row -> row.number("n")));
    }
}
