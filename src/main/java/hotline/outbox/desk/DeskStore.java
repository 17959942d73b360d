package hotline.outbox.desk;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.outbox.message.MessageState;
import hotline.outbox.message.Way;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outbox as administrators see it: neither addresses nor contents. */
final class DeskStore {
    private static final String COLUMNS = """
            o.id, o.route, o.way, o.kind, o.state, o.tries, o.attempt, o.next_at, o.give_up_at, o.last_code, o.last_detail, o.created_at, o.settled_at,
            o.body = '' AS empty, (SELECT c.number FROM complaint c WHERE c.id = o.complaint_id) AS number
            """;

    private record Asked(Optional<Integer> route, Collection<MessageState> states, long before, int most) {}

    /** Each route and state by its index. */
    private static final Statement<Asked> NEWEST = Statement.of(
            "SELECT " + COLUMNS + """
            FROM (SELECT m.id FROM outbox_route r CROSS JOIN unnest(:states::text[]) AS s (state) CROSS JOIN LATERAL (
                    SELECT m.id FROM outbox m
                    WHERE m.route = r.id AND m.state = s.state AND m.id < :before ORDER BY m.id DESC LIMIT :most) AS m
                WHERE :route::int IS NULL OR r.id = :route
                ORDER BY m.id DESC LIMIT :most) AS found
            JOIN outbox o ON o.id = found.id
            ORDER BY o.id DESC
            """,
            Parameters.<Asked>of()
                    .optional("route", INT, Asked::route)
                    .array("states", TEXT, asked -> asked.states().stream()
                            .map(MessageState::code)
                            .toList())
                    .value("before", BIGINT, Asked::before)
                    .value("most", INT, Asked::most));

    private static final String ONE = "SELECT " + COLUMNS + " FROM outbox o WHERE o.id = $1";

    private static final String ATTEMPTS = """
            SELECT * FROM (
                SELECT attempt, began_at, ended_at, outcome, code, detail FROM outbox_attempt WHERE outbox_id = $1
                ORDER BY attempt DESC LIMIT 100) AS latest
            ORDER BY attempt
            """;

    private static final String OPEN = """
            SELECT r.id AS route,
                (SELECT count(*)::int FROM outbox o WHERE o.route = r.id AND o.next_at IS NOT NULL) AS waiting,
                (SELECT count(*)::int FROM outbox o WHERE o.route = r.id AND o.state = 'sending') AS sending,
                (SELECT count(*)::int FROM (
                    SELECT FROM outbox o WHERE o.route = r.id AND o.state IN ('dead', 'undelivered') LIMIT $1) AS f) AS failed,
                g.given_up, g.given_up_until
            FROM outbox_route r CROSS JOIN LATERAL (
                SELECT count(*)::int AS given_up, max(o.settled_at) AS given_up_until FROM (
                    SELECT o.settled_at FROM outbox o
                    WHERE o.route = r.id AND o.state = 'dead' AND o.settled_at > coalesce(r.noted_until, '-infinity')
                    ORDER BY o.settled_at DESC LIMIT $1) AS o) AS g
            """;

    /** A mail server counts as one; of endpoints of webhooks the duty of their own speaks. */
    private static final String TO_SEE_TO = """
            SELECT (
                SELECT count(*)::int FROM outbox_route r
                WHERE r.way = 'mail' AND r.state = 'active' AND (r.reason IS NOT NULL OR (r.opens > 0 AND r.failing_since <= $1)))
            + (
                SELECT count(*)::int FROM (
                    SELECT FROM outbox_route r JOIN outbox o
                        ON o.route = r.id AND o.state = 'dead' AND o.settled_at > coalesce(r.noted_until, '-infinity')
                    WHERE r.state <> 'disabled' LIMIT $2) AS g) AS n
            """;

    /** Times are told in whole milliseconds. */
    private static final String NOTED = """
            UPDATE outbox_route SET noted_until = GREATEST(noted_until, LEAST($2::timestamptz + interval '1 millisecond', $3)) WHERE id = $1
            """;

    private static final String SETTLED = """
            SELECT way, state, sum(n)::int AS n FROM outbox_count WHERE day >= $1 GROUP BY way, state ORDER BY way, state
            """;

    private DeskStore() {}

    static Future<List<ListedMessage>> newest(
            SqlClient client,
            Optional<Integer> route,
            Collection<MessageState> states,
            Optional<Long> after,
            int most) {
        return client.preparedQuery(NEWEST.sql())
                .execute(NEWEST.values(new Asked(route, states, after.orElse(Long.MAX_VALUE), most)))
                .map(rows -> Rows.all(rows, DeskStore::listed));
    }

    static Future<Optional<ListedMessage>> one(SqlClient client, long id) {
        return client.preparedQuery(ONE).execute(Tuple.of(id)).map(rows -> Rows.first(rows, DeskStore::listed));
    }

    static Future<List<MessageAttempt>> attempts(SqlClient client, long id) {
        return client.preparedQuery(ATTEMPTS)
                .execute(Tuple.of(id))
                .map(rows -> Rows.all(
                        rows,
                        row -> new MessageAttempt(
                                row.integer("attempt"),
                                row.instant("began_at"),
                                row.instant("ended_at"),
                                row.text("outcome"),
                                row.optionalText("code"),
                                row.optionalText("detail"))));
    }

    static Future<Map<Integer, RouteLoad>> loads(SqlClient client, int mostFailed) {
        return client.preparedQuery(OPEN)
                .execute(Tuple.of(mostFailed))
                .map(rows -> Rows.byKey(
                        rows,
                        row -> row.integer("route"),
                        row -> new RouteLoad(
                                row.integer("waiting"),
                                row.integer("sending"),
                                row.integer("failed"),
                                row.integer("given_up"),
                                row.optionalInstant("given_up_until"))));
    }

    static Future<Integer> toSeeTo(SqlClient client, Instant failingSince, int most) {
        return client.preparedQuery(TO_SEE_TO)
                .execute(Tuple.of(timestamptz(failingSince), most))
                .map(rows -> rows.iterator().next().getInteger("n"));
    }

    /** False where there is no such route. */
    static Future<Boolean> noted(SqlClient client, int route, Instant until, Instant now) {
        return client.preparedQuery(NOTED)
                .execute(Tuple.of(route, timestamptz(until), timestamptz(now)))
                .map(rows -> rows.rowCount() > 0);
    }

    static Future<List<MessageCount>> settled(SqlClient client, LocalDate since) {
        return client.preparedQuery(SETTLED)
                .execute(Tuple.of(since))
                .map(rows -> Rows.all(
                        rows,
                        row -> new MessageCount(
                                row.code("way", Way::of), row.code("state", MessageState::of), row.integer("n"))));
    }

    private static ListedMessage listed(Fields row) {
        return new ListedMessage(
                row.number("id"),
                row.integer("route"),
                row.code("way", Way::of),
                row.text("kind"),
                row.code("state", MessageState::of),
                row.optionalText("number"),
                row.integer("attempt"),
                row.optionalText("last_code"),
                row.optionalText("last_detail"),
                row.flag("empty"),
                row.instant("created_at"),
                row.optionalInstant("next_at"),
                row.instant("give_up_at"),
                row.optionalInstant("settled_at"));
    }
}
