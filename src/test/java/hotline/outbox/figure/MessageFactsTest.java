package hotline.outbox.figure;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.outbox.Outbox;
import hotline.outbox.OutboxRoutes;
import hotline.outbox.message.Cancellation;
import hotline.outbox.message.DeliveryReport;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.NewMessage.Content;
import hotline.outbox.message.NewMessage.Place;
import hotline.outbox.message.NewMessage.Recipient;
import hotline.outbox.message.NewRoute;
import hotline.outbox.message.RouteState;
import hotline.outbox.message.Way;
import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What became of messages, as figures with lists behind them. */
@Tag("K3")
class MessageFactsTest {
    private static final String DAY = "2026-09-28";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private final Outbox outbox = new Outbox(server.connections(), () -> ZoneId.of("Asia/Shanghai"));
    private int route;
    private int numbers;

    @Test
    void each_message_counts_on_its_day_as_what_it_is_by_now_and_stays_counted_when_it_is_deleted() {
        var number = server.anybody()
                .post("/api/v1/complaints", Draft.usual().json())
                .json()
                .getString("number");
        long complaint =
                Long.parseLong(server.database().value("SELECT id FROM complaint WHERE number = '" + number + "'"));
        pausedRoute();
        for (String kind : List.of("received", "late", "late", "resolved")) {
            put(kind, complaint);
        }
        assertThat(counts(DAY)).as("what waits has no end").isEmpty();
        await(server.connections()
                .pool()
                .withTransaction(transaction -> outbox.cancel(
                        transaction,
                        List.of(new Cancellation(Way.MAIL, 7, Optional.of(complaint), Set.of("late"), "superseded")),
                        now())));
        for (int more = 0; more < 3; more++) {
            put("late", complaint);
        }
        server.database()
                .execute("UPDATE outbox SET state = 'accepted', next_at = NULL, settled_at = now()"
                        + " WHERE kind = 'received'");
        report("received", true);
        assertThat(counts(DAY))
                .as("the sixth within the hour is one too many")
                .containsExactly("late cancelled 2", "late suppressed 1", "received delivered 1");
        assertThat(behind("late", "cancelled")).containsExactly(number, number);

        server.database().execute("UPDATE outbox SET state = 'undelivered' WHERE kind = 'received'");
        server.clock().advance(Duration.ofDays(1));
        report("received", true);
        assertThat(counts("2026-09-29"))
                .as("later news moves it on its own day")
                .isEmpty();
        assertThat(counts(DAY)).contains("received delivered 1");
        assertThat(recounted()).isEmpty();

        server.database().execute("DELETE FROM outbox WHERE kind = 'late'");
        assertThat(counts(DAY)).contains("late cancelled 2");
        assertThat(recounted()).isEmpty();
        server.database().execute("UPDATE outbox_sum SET n = n + 1 WHERE kind = 'late' AND state = 'cancelled'");
        server.database().execute("UPDATE outbox SET state = 'dead' WHERE kind = 'received'");
        assertThat(recounted()).as("audit measures finds both").hasSize(2);
    }

    private static Instant now() {
        return server.clock().instant();
    }

    private void pausedRoute() {
        route = await(server.connections().pool().withTransaction(transaction -> OutboxRoutes.add(
                                transaction,
                                new NewRoute(Way.MAIL, "relay", new JsonObject().put("port", 25), 100, 4),
                                now())
                        .compose(id -> OutboxRoutes.state(
                                        transaction, id.orElseThrow(), RouteState.PAUSED, Optional.empty(), now())
                                .map(id))))
                .orElseThrow();
    }

    private void put(String kind, long complaint) {
        var message = NewMessage.now(
                new Recipient(route, Way.MAIL, 7, Optional.of("wang@example.org")),
                kind,
                "test:" + ++numbers,
                new Place(Optional.of(complaint), numbers),
                Content.of("text"),
                now());
        await(server.connections()
                .pool()
                .withTransaction(transaction -> outbox.put(transaction, List.of(message), now())));
    }

    private void report(String kind, boolean isDelivered) {
        long id = Long.parseLong(server.database().value("SELECT id FROM outbox WHERE kind = '" + kind + "'"));
        await(server.connections()
                .pool()
                .withTransaction(transaction ->
                        outbox.report(transaction, new DeliveryReport(id, isDelivered, "250", ""), now())));
    }

    private static List<String> counts(String day) {
        return server
                .as("supervisor1")
                .get("/api/v1/measures/messages?from=" + day + "&to=" + day)
                .json()
                .getJsonArray("items")
                .stream()
                .map(JsonObject.class::cast)
                .map(item -> item.getString("kind") + " " + item.getString("state") + " " + item.getInteger("count"))
                .toList();
    }

    /** Page by page. */
    private static List<String> behind(String kind, String state) {
        var path = "/api/v1/measures/messages/list?from=" + DAY + "&to=" + DAY + "&way=mail&kind=" + kind + "&state="
                + state + "&limit=1";
        var first = server.as("supervisor1").get(path).json();
        var second = server.as("supervisor1")
                .get(path + "&before=" + first.getLong("next"))
                .json();
        assertThat(second.getValue("next")).isNull();
        return List.of(
                first.getJsonArray("items").getJsonObject(0).getString("complaint"),
                second.getJsonArray("items").getJsonObject(0).getString("complaint"));
    }

    private static List<String> recounted() {
        return await(new MessageRecount(server.connections().pool()).run()).first();
    }
}
