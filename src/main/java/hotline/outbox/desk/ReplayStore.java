package hotline.outbox.desk;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;

import hotline.outbox.desk.ReplayPreview.Found;
import hotline.outbox.message.MessageState;
import hotline.outbox.message.Way;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Tables {@code outbox} and {@code outbox_replay}: messages are sent again. */
final class ReplayStore {
    /** Later than any message, as PostgreSQL can write it. */
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private static final Duration LATE = Duration.ofDays(1);

    record Asked(Selection of, List<MessageState> states, Instant now, int most) {
        private Instant to() {
            return of.to().isAfter(LAST) ? LAST : of.to();
        }
    }

    private static final Parameters<Asked> PARAMETERS = Parameters.<Asked>of()
            .array("ids", BIGINT, asked -> asked.of().ids())
            .optional("route", INT, asked -> asked.of().route())
            .array("states", TEXT, asked -> asked.states().stream()
                    .map(MessageState::code)
                    .toList())
            .value("from", INSTANT, asked -> asked.of().from())
            .value("to", INSTANT, Asked::to)
            .value("late", INSTANT, asked -> asked.now().minus(LATE))
            .value("now", INSTANT, Asked::now)
            .value("most", INT, Asked::most)
            .array("ways", TEXT, asked -> Arrays.stream(Way.values())
                    .map(Way::code)
                    .toList())
            .array("giveUps", INSTANT, asked -> Arrays.stream(Way.values())
                    .map(way -> asked.now().plus(way.giveUp()))
                    .toList());

    /** Each route and state by its index. */
    private static final String OF_SPAN = """
            FROM outbox_route r CROSS JOIN unnest(:states::text[]) AS s (state) CROSS JOIN LATERAL (
                SELECT m.id, m.route, m.state, m.created_at, m.body = '' AS empty FROM outbox m
                WHERE m.route = r.id AND m.state = s.state AND m.created_at >= :from AND m.created_at < :to
                ORDER BY m.id LIMIT :most
            """;

    private static final String OF_IDS = """
            FROM outbox o WHERE o.id = ANY (:ids) AND o.state = ANY (:states)
            """;

    private static final String COUNTED = """
            SELECT c.route, c.state, count(*)::int AS n, count(*) FILTER (WHERE c.created_at < :late AND NOT c.empty)::int AS late,
                count(*) FILTER (WHERE c.empty)::int AS empty
            """;

    private static final Statement<Asked> COUNT_OF_SPAN =
            Statement.of(COUNTED + "FROM (SELECT o.* " + OF_SPAN + """
            ) AS o WHERE (:route::int IS NULL OR r.id = :route) LIMIT :most) AS c GROUP BY c.route, c.state
            """, PARAMETERS);

    private static final Statement<Asked> COUNT_OF_IDS = Statement.of(
            COUNTED + "FROM (SELECT o.route, o.state, o.created_at, o.body = '' AS empty " + OF_IDS
                    + " LIMIT :most) AS c GROUP BY c.route, c.state",
            PARAMETERS);

    /** As if it were new, but for its number of claims: a node that lost it long ago still writes nothing. */
    private static final String AGAIN = """
            UPDATE outbox o
            SET state = 'waiting', tries = 0, doubts = 0, held = false, next_at = :now, settled_at = NULL, last_code = NULL, last_detail = NULL,
                give_up_at = (SELECT w.give_up FROM unnest(:ways::text[], :giveUps::timestamptz[]) AS w (way, give_up) WHERE w.way = o.way)
            FROM chosen
            WHERE o.id = chosen.id
            """;

    private static final Statement<Asked> AGAIN_OF_SPAN =
            Statement.of("WITH chosen AS MATERIALIZED (SELECT o.id " + OF_SPAN + """
             FOR UPDATE SKIP LOCKED) AS o WHERE (:route::int IS NULL OR r.id = :route) AND NOT o.empty LIMIT :most)
            """ + AGAIN, PARAMETERS);

    private static final Statement<Asked> AGAIN_OF_IDS =
            Statement.of("WITH chosen AS MATERIALIZED (SELECT o.id " + OF_IDS + """
             AND o.body <> '' LIMIT :most FOR UPDATE SKIP LOCKED)
            """ + AGAIN, PARAMETERS);

    private record Noted(long person, String selection, int messages, Instant at) {}

    private static final Statement<Noted> NOTE = Statement.of(
            "INSERT INTO outbox_replay (at, person, selection, messages) VALUES (:at, :person, :selection::text::jsonb, :messages)",
            Parameters.<Noted>of()
                    .value("at", INSTANT, Noted::at)
                    .value("person", BIGINT, Noted::person)
                    .value("selection", JSON, Noted::selection)
                    .value("messages", INT, Noted::messages));

    private ReplayStore() {}

    static Future<List<Found>> count(SqlClient client, Asked asked) {
        var statement = asked.of().ids().isEmpty() ? COUNT_OF_SPAN : COUNT_OF_IDS;
        return client.preparedQuery(statement.sql())
                .execute(statement.values(asked))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Found(
                                row.integer("route"),
                                row.code("state", MessageState::of),
                                row.integer("n"),
                                row.integer("late"),
                                row.integer("empty"))));
    }

    static Future<Integer> again(SqlConnection transaction, Asked asked) {
        var statement = asked.of().ids().isEmpty() ? AGAIN_OF_SPAN : AGAIN_OF_IDS;
        return transaction
                .preparedQuery(statement.sql())
                .execute(statement.values(asked))
                .map(rows -> rows.rowCount());
    }

    static Future<Void> note(SqlConnection transaction, long person, String selection, int messages, Instant at) {
        return transaction
                .preparedQuery(NOTE.sql())
                .execute(NOTE.values(new Noted(person, selection, messages, at)))
                .mapEmpty();
    }
}
