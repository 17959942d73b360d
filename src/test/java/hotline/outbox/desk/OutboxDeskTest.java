package hotline.outbox.desk;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.outbox.Outbox;
import hotline.outbox.OutboxRoutes;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.NewMessage.Content;
import hotline.outbox.message.NewMessage.Place;
import hotline.outbox.message.NewMessage.Recipient;
import hotline.outbox.message.NewRoute;
import hotline.outbox.message.RouteState;
import hotline.outbox.message.Way;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Administrators see what failed, hear what happens if it is sent again, and send it again. */
@Tag("O3")
class OutboxDeskTest {
    private static final String OUTBOX = "/api/v1/outbox";
    private static final String SECRET = "customer@example.com";

    @Running(at = "2026-11-30T02:00:00Z")
    private static TestServer server;

    private static int made;
    private int route;

    /** Paused, so that no part of the server sends them. */
    @BeforeEach
    void failedMessages() {
        var now = server.clock().instant();
        var outbox = new Outbox(server.connections(), () -> ZoneOffset.UTC);
        var name = "relay-" + ++made;
        route = await(server.connections()
                        .inTransaction(transaction -> OutboxRoutes.add(
                                transaction, new NewRoute(Way.MAIL, name, new JsonObject(), 2, 4), now)))
                .orElseThrow();
        await(server.connections().inTransaction(transaction -> OutboxRoutes.state(
                        transaction, route, RouteState.PAUSED, Optional.of("by-hand"), now)
                .compose(paused -> outbox.put(
                        transaction,
                        IntStream.range(0, 10)
                                .mapToObj(n -> NewMessage.now(
                                        new Recipient(route, Way.MAIL, n, Optional.of(n + SECRET)),
                                        "received",
                                        "event:" + route + ":" + n,
                                        Place.ALONE,
                                        Content.of("您的投诉已受理"),
                                        now))
                                .toList(),
                        now))));
        become(0, 6, "dead");
        become(6, 8, "delivered");
        server.database().execute("UPDATE outbox SET body = '' WHERE route = %d AND recipient = 5".formatted(route));
    }

    private void become(int from, int to, String state) {
        server.database().execute("""
                UPDATE outbox SET state = '%s', next_at = NULL, settled_at = created_at, last_code = '550', last_detail = 'try later'
                WHERE route = %d AND recipient >= %d AND recipient < %d
                """.formatted(state, route, from, to));
    }

    private JsonObject selection(String... states) {
        return new JsonObject().put("route", route).put("states", new JsonArray(java.util.List.of(states)));
    }

    @Test
    void a_preview_tells_what_happens_and_a_replay_does_it() {
        var admin = server.as("admin1");
        var preview = admin.post(OUTBOX + "/replay-previews", selection("dead", "delivered", "waiting"));
        assertThat(preview.json())
                .isEqualTo(new JsonObject()
                        .put("messages", 7)
                        .put("twice", 2)
                        .put("late", 0)
                        .put("empty", 1)
                        .put("underWay", 2)
                        .put("resting", 7)
                        .put("seconds", 4)
                        .put("more", false));

        assertThat(admin.post(OUTBOX + "/replays", selection("dead")).json().getInteger("messages"))
                .isEqualTo(5);
        assertThat(states()).isEqualTo("dead 1, delivered 2, waiting 7");
        assertThat(
                        server.database()
                                .value(
                                        "SELECT messages || ' ' || (selection ->> 'route') FROM outbox_replay ORDER BY id DESC LIMIT 1"))
                .isEqualTo("5 " + route);
        var ids = new JsonArray(server.database()
                .value("SELECT jsonb_agg(id) FROM outbox WHERE state = 'delivered' AND route = " + route));
        assertThat(admin.post(OUTBOX + "/replays", new JsonObject().put("ids", ids))
                        .json()
                        .getInteger("messages"))
                .isEqualTo(2);
        assertThat(admin.post(OUTBOX + "/replays", selection("dead").put("route", 999_999))
                        .status())
                .isEqualTo(404);
        assertThat(admin.post(OUTBOX + "/replays", selection("gone")).status()).isEqualTo(422);
        assertThat(admin.post(OUTBOX + "/replay-previews", selection("dead").put("from", "2030-01-01T00:00:00Z"))
                        .json()
                        .getInteger("messages"))
                .isZero();
    }

    @Test
    void those_of_a_span_of_time_are_sent_again_and_the_others_stay() {
        server.database()
                .execute(
                        "UPDATE outbox SET created_at = created_at - interval '2 hours', settled_at = settled_at - interval '2 hours'"
                                + " WHERE route = %d AND recipient < 3".formatted(route));
        var admin = server.as("admin1");
        var from = server.clock().instant().minus(Duration.ofHours(1)).toString();
        assertThat(admin.post(OUTBOX + "/replay-previews", selection("dead").put("from", from))
                        .json()
                        .getInteger("messages"))
                .isEqualTo(2);
        assertThat(admin.post(OUTBOX + "/replays", selection("dead").put("to", from))
                        .json()
                        .getInteger("messages"))
                .isEqualTo(3);
        assertThat(states()).isEqualTo("dead 3, delivered 2, waiting 5");
        assertThat(admin.post(OUTBOX + "/replays", selection("dead").put("from", from))
                        .json()
                        .getInteger("messages"))
                .isEqualTo(2);
        assertThat(states()).isEqualTo("dead 1, delivered 2, waiting 7");
    }

    private String states() {
        return server.database()
                .value("SELECT string_agg(state || ' ' || n, ', ' ORDER BY state) FROM"
                        + " (SELECT state, count(*) AS n FROM outbox WHERE route = " + route + " GROUP BY state) AS c");
    }

    @Test
    @Tag("P6")
    void the_list_names_states_and_reasons_and_neither_addresses_nor_words() {
        var page = server.as("admin1").get(OUTBOX + "/messages?route=" + route + "&limit=4");
        assertThat(page.json().getJsonArray("items")).hasSize(4);
        assertThat(page.body()).contains("try later").doesNotContain(SECRET, "受理");
        var next = server.as("admin1")
                .get(OUTBOX + "/messages?route=" + route + "&limit=4&after="
                        + page.json().getString("next"));
        assertThat(next.json().getJsonArray("items")).hasSize(2);
        var one = page.json().getJsonArray("items").getJsonObject(0).getLong("id");
        var told = server.as("admin1").get(OUTBOX + "/messages/" + one);
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body()).doesNotContain(SECRET, "受理");
        assertThat(server.as("admin1").get(OUTBOX + "/messages?state=lost").status())
                .isEqualTo(422);
    }

    @Test
    void a_route_is_used_again_and_given_another_pace() {
        var admin = server.as("admin1");
        var path = OUTBOX + "/routes/" + route;
        assertThat(admin.put(path + "/state", new JsonObject().put("state", "active"))
                        .status())
                .isEqualTo(204);
        var seen = route();
        assertThat(seen.getString("state")).isEqualTo("active");
        assertThat(seen.getInteger("waiting")).isEqualTo(2);
        assertThat(seen.getInteger("failed")).isEqualTo(6);
        var pace = new JsonObject().put("perSecond", 50).put("inFlight", 9).put("version", seen.getInteger("version"));
        assertThat(admin.put(path + "/pace", pace).status()).isEqualTo(204);
        assertThat(admin.put(path + "/pace", pace).status()).isEqualTo(409);
        assertThat(route().getInteger("inFlight")).isEqualTo(9);
        admin.put(path + "/state", new JsonObject().put("state", "disabled"));
        assertThat(route().getString("reason")).isEqualTo("by-hand");
    }

    private JsonObject route() {
        return server.as("admin1").get(OUTBOX).json().getJsonArray("routes").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getInteger("id") == route)
                .findFirst()
                .orElseThrow();
    }
}
