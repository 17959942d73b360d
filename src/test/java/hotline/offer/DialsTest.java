package hotline.offer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Agents dial by a click, and hand calls to colleagues; an exchange is asked once, and what it then says is joined. */
class DialsTest {
    private static final String CUSTOMER = "+8613900139007";
    private static final List<JsonObject> COMMANDS = new CopyOnWriteArrayList<>();

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private static Pbx pbx;
    private static HttpServer exchange;
    private static int status = 200;

    private OfferedFloor floor;

    @BeforeAll
    static void connect() throws IOException {
        pbx = Pbx.connected(server);
        exchange = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        exchange.createContext("/", request -> {
            COMMANDS.add(new JsonObject(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var answer = "{\"callId\":\"d1\"}".getBytes(StandardCharsets.UTF_8);
            request.sendResponseHeaders(status, answer.length);
            request.getResponseBody().write(answer);
            request.close();
        });
        exchange.start();
    }

    @AfterAll
    static void stop() {
        exchange.stop(0);
    }

    @BeforeEach
    void empty() {
        floor = new OfferedFloor(server);
        COMMANDS.clear();
        status = 200;
        server.database()
                .execute(
                        "TRUNCATE offer, agent_floor, rotation, floor_event, call_work, call_leg, call_event, call_event_raw, call,"
                                + " missed_call, callback_by_hand, dial, call_transfer, call_listening CASCADE");
        server.database().execute("DELETE FROM callback_attempt; DELETE FROM callback");
        commandsGoTo("http://localhost:" + exchange.getAddress().getPort() + "/do?what={action}");
    }

    private static void commandsGoTo(String url) {
        var set = server.as("admin1").put("/api/v1/connectors/pbx/commands", new JsonObject().put("url", url));
        assertThat(set.status()).as(set.body()).isEqualTo(200);
    }

    /** A callback in the hands of agent1. */
    private static JsonObject inHand() {
        var asked = server.as("agent2")
                .post(
                        "/api/v1/callbacks",
                        new JsonObject().put("phone", CUSTOMER).put("reason", "想问赔付"));
        assertThat(asked.status()).as(asked.body()).isBetween(200, 201);
        var taken = server.as("agent1").post("/api/v1/callbacks/take-next");
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        return new JsonObject()
                .put("callback", taken.json().getLong("id"))
                .put("attempt", taken.json().getInteger("attempt"));
    }

    private static JsonObject dial(JsonObject attempt) {
        var dialled = server.as("agent1").post("/api/v1/telephony/dials", attempt);
        assertThat(dialled.status()).as(dialled.body()).isEqualTo(200);
        return dialled.json();
    }

    @Test
    void an_attempt_is_dialled_once_and_how_long_it_rang_is_a_fact() {
        var attempt = inHand();

        IntStream.range(0, 5).parallel().forEach(press -> dial(attempt));

        assertThat(COMMANDS).hasSize(1);
        assertThat(COMMANDS.get(0).getString("action")).isEqualTo("dial");
        assertThat(COMMANDS.get(0).getString("from")).isEqualTo("8001");
        assertThat(COMMANDS.get(0).getString("to")).isEqualTo(CUSTOMER);
        assertThat(dial(attempt).getString("state")).isEqualTo("sent");
        assertThat(server.as("agent2").post("/api/v1/telephony/dials", attempt).status())
                .isEqualTo(404);

        pbx.calls("d1", "8001", CUSTOMER);
        server.clock().advance(Duration.ofSeconds(12));
        pbx.ends("d1", "no-answer").isHeard("d1", "ended");
        var joined = dial(attempt);
        assertThat(joined.getLong("call")).isEqualTo(pbx.id("d1"));
        assertThat(joined.getInteger("rangSeconds")).isEqualTo(12);

        notReached(attempt);
        var unproven =
                server.as("supervisor1").get("/api/v1/telephony/dials/unproven").json();
        assertThat(unproven.getBoolean("checked")).isTrue();
        assertThat(unproven.getJsonArray("items")).hasSize(1);
        assertThat(unproven.getJsonArray("items").getJsonObject(0).getInteger("rangSeconds"))
                .isEqualTo(12);
        assertThat(unproven.getJsonArray("items").getJsonObject(0).containsKey("customer"))
                .isTrue();
    }

    @Test
    void an_attempt_without_any_call_is_shown_and_one_that_rang_long_enough_is_not() {
        commandsGoTo(null);
        var attempt = inHand();
        var dialled = dial(attempt);
        assertThat(dialled.getString("state")).isEqualTo("link");
        assertThat(dialled.getString("link")).startsWith("tel:");
        notReached(attempt);
        var items = server.as("supervisor1")
                .get("/api/v1/telephony/dials/unproven")
                .json()
                .getJsonArray("items");
        assertThat(items).hasSize(1);
        assertThat(items.getJsonObject(0).getValue("call")).isNull();

        server.database().execute("UPDATE callback SET not_before = now() - interval '9 years', deferred = false");
        server.database().execute("DELETE FROM callback_attempt; DELETE FROM dial");
        server.database().execute("DELETE FROM callback_by_hand; DELETE FROM callback");
        var other = inHand();
        dial(other);
        pbx.calls("d2", "8001", CUSTOMER);
        server.clock().advance(Duration.ofSeconds(26));
        pbx.ends("d2", "no-answer").isHeard("d2", "ended");
        notReached(other);
        assertThat(server.as("supervisor1")
                        .get("/api/v1/telephony/dials/unproven")
                        .json()
                        .getJsonArray("items"))
                .isEmpty();
    }

    @Test
    @Tag("T11")
    void a_hand_over_that_the_exchange_refuses_is_not_before_the_colleague() {
        floor.ready("agent1", "agent2");
        pbx.offered("u1", CUSTOMER).answers("u1", "8001").isHeard("u1", "answered");
        status = 503;
        var words = new JsonObject().put("to", floor.id("agent2")).put("words", "王女士");
        assertThat(server.as("agent1")
                        .post("/api/v1/calls/" + pbx.id("u1") + "/transfer", words)
                        .status())
                .isEqualTo(409);
        assertThat(server.as("agent2")
                        .get("/api/v1/calls/transfers/mine")
                        .json()
                        .getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void an_exchange_is_not_told_to_dial_where_secrets_of_machines_are() {
        for (var url :
                List.of("http://2852039166/latest", "http://[fe80::1]/", "http://0.0.0.0/", "http://127.0.0.9/")) {
            var set = server.as("admin1").put("/api/v1/connectors/pbx/commands", new JsonObject().put("url", url));
            assertThat(set.status()).as(url + set.body()).isEqualTo(422);
        }
        // One that was kept before, or whose name leads elsewhere since.
        server.database()
                .execute("UPDATE connector SET command_url = 'http://127.0.0.9:%d/do' WHERE code = 'pbx'"
                        .formatted(exchange.getAddress().getPort()));
        assertThat(dial(inHand()).getString("state")).isEqualTo("refused");
        assertThat(COMMANDS).isEmpty();
    }

    @Test
    void a_dial_whose_node_died_is_not_shown_as_sent_for_ever() {
        var attempt = inHand();
        dial(attempt);
        server.database().execute("UPDATE dial SET state = 'asked', call_id = NULL");
        assertThat(dial(attempt).getString("state")).isEqualTo("sent");
        server.clock().advance(Duration.ofSeconds(31));
        assertThat(dial(attempt).getString("state")).isEqualTo("refused");
        assertThat(COMMANDS).hasSize(1);
    }

    @Test
    void an_exchange_that_refuses_leaves_the_link() {
        status = 302;
        assertThat(dial(inHand()).getString("state")).isEqualTo("refused");
        assertThat(COMMANDS).hasSize(1);
    }

    @Test
    @Tag("T11")
    void a_call_is_held_and_handed_over_with_words_and_the_new_call_knows_the_old() {
        floor.ready("agent1", "agent2");
        pbx.offered("t1", CUSTOMER).answers("t1", "8001").isHeard("t1", "answered");
        long call = pbx.id("t1");
        assertThat(server.as("agent2").post("/api/v1/calls/" + call + "/hold").status())
                .isEqualTo(404);
        assertThat(server.as("agent1")
                        .post("/api/v1/calls/" + call + "/hold")
                        .json()
                        .getString("by"))
                .isEqualTo("exchange");
        commandsGoTo(null);
        assertThat(server.as("agent1")
                        .post("/api/v1/calls/" + call + "/hold")
                        .json()
                        .getString("by"))
                .isEqualTo("hand");
        assertThat(server.database().value("SELECT held_since IS NOT NULL FROM call WHERE id = " + call))
                .isEqualTo("t");
        assertThat(server.as("agent1").post("/api/v1/calls/" + call + "/hold").status())
                .isEqualTo(409);
        server.clock().advance(Duration.ofSeconds(5));
        assertThat(server.as("agent1")
                        .post("/api/v1/calls/" + call + "/retrieve")
                        .status())
                .isEqualTo(200);

        var words = new JsonObject().put("to", floor.id("agent2")).put("words", "王女士，三单丢失");
        assertThat(server.as("agent1")
                        .post("/api/v1/calls/" + call + "/transfer", words)
                        .status())
                .isEqualTo(200);
        var told =
                server.as("agent2").get("/api/v1/calls/transfers/mine").json().getJsonArray("items");
        assertThat(told.getJsonObject(0).getString("words")).contains("王女士");
        pbx.offered("t2", CUSTOMER).rings("t2", "8002").answers("t2", "8002").isHeard("t2", "answered");
        pbx.ends("t1", "forwarded").isHeard("t1", "ended");
        await("the new call is known", () -> server.as("agent2")
                .get("/api/v1/calls/transfers/mine")
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getLong("newCall")
                .equals(pbx.id("t2")));
        assertThat(server.database().value("SELECT orig_call FROM call WHERE call_id = 't2'"))
                .isEqualTo("t1");
        assertThat(floor.state("agent1")).isEqualTo("wrap-up");
        assertThat(floor.state("agent2")).isEqualTo("busy");
        pbx.answers("t2", "8002");
        await("it is told again", () -> server.database()
                .value("SELECT count(*) FROM call_event_raw WHERE state = 'waiting'")
                .equals("0"));
        assertThat(server.database().value("SELECT orig_call FROM call WHERE call_id = 't2'"))
                .isEqualTo("t1");
    }

    @Test
    @Tag("C6")
    @Tag("K8")
    void only_the_mentor_of_a_new_agent_listens_along_and_the_new_agent_is_told_who_does() {
        floor.ready("agent1");
        server.database()
                .execute("INSERT INTO staff_member (person, mentor, changed_by, changed_at) VALUES ("
                        + floor.id("agent1") + ", " + floor.id("agent2") + ", " + floor.id("supervisor1") + ", now())");
        assertThat(listens("agent2").status()).as("nobody is on the telephone").isEqualTo(409);
        pbx.offered("m1", CUSTOMER).answers("m1", "8001").isHeard("m1", "answered");
        for (var other : List.of("agent1", "agent3", "supervisor1")) {
            assertThat(listens(other).status()).as(other).isEqualTo(404);
        }
        assertThat(COMMANDS).isEmpty();

        status = 503;
        assertThat(listens("agent2").status()).as("refused by the exchange").isEqualTo(409);
        assertThat(listeners("agent1")).isEmpty();
        status = 200;
        COMMANDS.clear();
        var reply = listens("agent2");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().getString("by")).isEqualTo("exchange");
        assertThat(COMMANDS).hasSize(1);
        assertThat(COMMANDS.get(0).getString("action")).isEqualTo("listen");
        assertThat(COMMANDS.get(0).getString("from")).isEqualTo("8002");
        assertThat(COMMANDS.get(0).getString("to")).isEqualTo("8001");
        assertThat(COMMANDS.get(0).getString("call")).isEqualTo("m1");
        commandsGoTo(null);
        assertThat(listens("agent2").json().getString("by")).isEqualTo("hand");
        assertThat(listeners("agent1")).hasSize(1);
        assertThat(listeners("agent1").getJsonObject(0).getJsonObject("mentor").getLong("id"))
                .isEqualTo(floor.id("agent2"));
        assertThat(listeners("agent2")).isEmpty();
        assertThat(server.database()
                        .value("SELECT count(*) FROM personal_data_access WHERE what = 'listening along' AND person = "
                                + floor.id("agent2")))
                .isNotEqualTo("0");

        pbx.ends("m1", "caller").isHeard("m1", "ended");
        assertThat(listeners("agent1")).as("the call is over").isEmpty();
        server.database().execute("DELETE FROM staff_member");
    }

    private static Reply listens(String mentor) {
        var agent = server.database().value("SELECT id FROM person WHERE login = 'agent1'");
        return server.as(mentor).post("/api/v1/floor/mentored/" + agent + "/listen");
    }

    private static JsonArray listeners(String agent) {
        return server.as(agent).get("/api/v1/calls/transfers/mine").json().getJsonArray("listeners");
    }

    private static void notReached(JsonObject attempt) {
        var outcome = server.as("agent1")
                .post(
                        "/api/v1/callbacks/" + attempt.getLong("callback") + "/outcome",
                        new JsonObject()
                                .put("attempt", attempt.getInteger("attempt"))
                                .put("outcome", "no-answer"));
        assertThat(outcome.status()).as(outcome.body()).isEqualTo(200);
    }
}
