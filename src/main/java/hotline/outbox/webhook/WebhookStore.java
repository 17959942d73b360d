package hotline.outbox.webhook;

import hotline.outbox.desk.OutboxDesk;
import hotline.outbox.message.MessageState;
import hotline.outbox.message.Way;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What endpoints and messages to them are read by, besides the tables of the outbox's own stores. */
final class WebhookStore {
    private static final String NUMBERS = "SELECT id, number FROM complaint WHERE id = ANY ($1::bigint[])";

    private static final String NAME_OF_ANOTHER =
            "SELECT EXISTS (SELECT 1 FROM outbox_route WHERE name = $1 AND id <> $2) AS taken";

    /** There are few routes. */
    private static final String DISABLED_BY_PROGRAM = """
            SELECT count(*)::int AS count FROM (
                SELECT 1 FROM outbox_route WHERE way = $1 AND state = 'disabled' AND reason <> $2 LIMIT $3
            ) disabled
            """;

    /** The newest of each state, then the newest of those: the index has no order over states. */
    private static final String DELIVERIES = """
            SELECT o.id, o.kind, o.details ->> 'id' AS message_id, c.number, o.state, o.body, o.created_at, o.next_at, o.attempt, t.tries
            FROM (
                SELECT newest.* FROM unnest($2::text[]) AS s (state)
                CROSS JOIN LATERAL (
                    SELECT * FROM outbox
                    WHERE route = $1 AND state = s.state AND id < $3
                    ORDER BY id DESC
                    LIMIT $4
                ) newest
                ORDER BY newest.id DESC
                LIMIT $4
            ) o
            LEFT JOIN complaint c ON c.id = o.complaint_id
            LEFT JOIN LATERAL (
                SELECT jsonb_agg(jsonb_build_object('attempt', a.attempt, 'began_at', a.began_at, 'ended_at', a.ended_at, 'outcome', a.outcome,
                    'code', a.code, 'detail', a.detail) ORDER BY a.attempt DESC) AS tries
                FROM (SELECT * FROM outbox_attempt WHERE outbox_id = o.id ORDER BY attempt DESC LIMIT 10) a
            ) t ON true
            ORDER BY o.id DESC
            """;

    private record Numbered(long id, String number) {}

    private WebhookStore() {}

    static Future<Map<Long, String>> numbers(SqlConnection connection, List<Long> complaints) {
        return connection
                .preparedQuery(NUMBERS)
                .execute(Tuple.of((Object) complaints.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> new Numbered(row.number("id"), row.text("number"))).stream()
                        .collect(Collectors.toMap(Numbered::id, Numbered::number)));
    }

    static Future<Boolean> isNameOfAnother(SqlConnection transaction, String name, int id) {
        return transaction
                .preparedQuery(NAME_OF_ANOTHER)
                .execute(Tuple.of(name, id))
                .map(rows -> Rows.first(rows, row -> row.flag("taken")).orElseThrow());
    }

    static Future<Integer> disabledByProgram(SqlConnection connection, int most) {
        return connection
                .preparedQuery(DISABLED_BY_PROGRAM)
                .execute(Tuple.of(Way.WEBHOOK.code(), OutboxDesk.BY_HAND, most))
                .map(rows -> Rows.first(rows, row -> row.integer("count")).orElseThrow());
    }

    /** @param state empty: all */
    static Future<List<WebhookDelivered>> deliveries(
            SqlClient client, int route, Optional<MessageState> state, Optional<Long> after, int limit) {
        var states = state.map(one -> new String[] {one.code()}).orElseGet(() -> Arrays.stream(MessageState.values())
                .map(MessageState::code)
                .toArray(String[]::new));
        return client.preparedQuery(DELIVERIES)
                .execute(Tuple.of(route, states, after.orElse(Long.MAX_VALUE), limit))
                .map(rows -> Rows.all(rows, WebhookStore::delivery));
    }

    private static WebhookDelivered delivery(Fields row) {
        return new WebhookDelivered(
                row.number("id"),
                row.text("message_id"),
                row.text("kind"),
                row.optionalText("number"),
                row.code("state", MessageState::of),
                row.text("body"),
                row.instant("created_at"),
                row.optionalInstant("next_at"),
                row.integer("attempt"),
                row.each("tries", WebhookStore::attempt));
    }

    private static WebhookDelivered.Try attempt(Fields row) {
        return new WebhookDelivered.Try(
                row.integer("attempt"),
                row.instant("began_at"),
                row.instant("ended_at"),
                row.text("outcome"),
                row.optionalText("code"),
                row.optionalText("detail"));
    }
}
