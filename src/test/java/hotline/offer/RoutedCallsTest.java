package hotline.offer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.EventStream;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rotation rules real calls: an exchange asks, one agent's telephone rings, and what happens there decides about the turn. */
class RoutedCallsTest {
    private static final String CALLER = "+8613900139000";
    /** Their calls go to the agent of their case first (R3). */
    private static final String OF_AGENT_1 = "+8613900139001";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private static Pbx pbx;
    private static int calls;

    private OfferedFloor floor;
    private String call = "";

    @BeforeAll
    static void connect() {
        pbx = Pbx.connected(server);
    }

    @BeforeEach
    void empty() {
        server.clock().set(Instant.parse("2026-09-28T02:00:00Z"));
        floor = new OfferedFloor(server);
        clear();
        call = next();
    }

    /** The connector stays: nodes know a new one only after a second. */
    private static void clear() {
        server.database()
                .execute(
                        "TRUNCATE offer, agent_floor, rotation, floor_event, call_work, call_leg, call_event, call_event_raw, call,"
                                + " missed_call, callback_by_hand, dial, call_transfer CASCADE");
        server.database().execute("DELETE FROM callback_attempt; DELETE FROM callback");
        server.database().execute("UPDATE complaint SET held_by = 'head-office'");
    }

    private static String next() {
        return "c" + calls++;
    }

    @AfterEach
    void holdsTogether() {
        server.database().execute("UPDATE call SET ended_at = now() WHERE ended_at IS NULL");
        floor.holdsTogether();
    }

    @Test
    @Tag("R1")
    void the_first_in_the_rotation_is_rung_and_anyone_who_answers_goes_to_the_end_and_wraps_up() {
        floor.ready("agent2", "agent1");

        var told = pbx.asks(call, CALLER);

        assertThat(told.getString("action")).isEqualTo("dial");
        assertThat(told.getString("number")).isEqualTo("8002");
        assertThat(told.getJsonArray("extensions")).isEqualTo(JsonArray.of("8002", "8001"));
        assertThat(told.getInteger("ringSeconds")).isEqualTo(20);
        assertThat(pbx.asks(call, CALLER)).as("asked twice").isEqualTo(told);
        var offer = floor.open("agent2").orElseThrow();
        assertThat(offer.getString("kind")).isEqualTo("call");
        assertThat(offer.encode()).doesNotContain("139");
        assertThat(floor.answer("agent2", offer, "accepted").status()).isEqualTo(409);

        pbx.offered(call, CALLER).rings(call, "8002").answers(call, "8002").isHeard(call, "answered");

        assertThat(floor.state("agent2")).isEqualTo("busy");
        assertThat(floor.last("agent2").getString("answer")).isEqualTo("accepted");
        assertThat(floor.last("agent2").getLong("call")).isEqualTo(pbx.id(call));
        assertThat(floor.rotation()).isEqualTo("agent1 agent2");
        assertThat(pbx.asks(call, CALLER).getString("action")).isEqualTo("none");

        pbx.ends(call, "answered").isHeard(call, "ended");
        assertThat(floor.state("agent2")).isEqualTo("wrap-up");
        assertThat(server.database().value("SELECT wrap_up_until IS NOT NULL FROM call WHERE id = " + pbx.id(call)))
                .isEqualTo("t");
        server.clock().advance(Duration.ofSeconds(31));
        await("the wrap-up is over", () -> floor.state("agent2").equals("ready"));
    }

    @Test
    @Tag("R1")
    void the_first_of_very_many_who_wait_is_served_as_soon_as_someone_is_free_and_it_asks() {
        assertThat(pbx.asks(call, CALLER).getString("action")).isEqualTo("queue");
        server.database().execute("""
                INSERT INTO call_work (connector, call_id, line, needs, arrived_at, due_at, ahead_minutes, avoid, asked_at, hunts)
                SELECT connector, 'other' || n, line, needs, arrived_at + interval '1 s', due_at + interval '1 s', ahead_minutes, avoid,
                       asked_at - interval '1 s', hunts
                FROM call_work, generate_series(1, 600) AS n""");
        floor.ready("agent1");

        assertThat(pbx.asks("other600", CALLER).getString("action")).isEqualTo("queue");
        assertThat(pbx.asks(call, CALLER).getString("action")).isEqualTo("dial");
    }

    private static JsonArray mine(String login) {
        var reply = server.as(login).get("/api/v1/calls/mine");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray("items");
    }

    /** Some exchanges never say that a telephone rings. */
    @Test
    @Tag("K8")
    void the_agent_who_is_offered_a_call_sees_the_caller_before_any_telephone_is_known_to_ring() throws Exception {
        floor.ready("agent1", "agent2");
        pbx.asks(call, CALLER);
        try (var stream = new EventStream(server, Map.of("Authorization", "Bearer " + server.token("agent1")))) {
            pbx.offered(call, CALLER).isHeard(call, "offered");
            var news = stream.next();
            while (!news.name().equals("calls")
                    || !new JsonObject(news.data()).getBoolean("own").equals(true)
                    || mine("agent1").isEmpty()) {
                news = stream.next();
            }
        }
        var shown = mine("agent1").getJsonObject(0);
        assertThat(shown.getString("number")).isEqualTo(CALLER);
        assertThat(shown.getJsonArray("ringing")).hasSize(1);
        assertThat(mine("agent2")).isEmpty();
        assertThat(floor.open("agent1")).isPresent();

        server.clock().advance(Duration.ofSeconds(21));
        await("the time is over", () -> floor.open("agent1").isEmpty());
        assertThat(mine("agent1")).as("it has gone with the offer").isEmpty();
        assertThat(pbx.asks(call, CALLER, "&tried=8001").getString("number")).isEqualTo("8002");
        assertThat(mine("agent2").getJsonObject(0).getString("number")).isEqualTo(CALLER);

        pbx.answers(call, "8002").isHeard(call, "answered");
        assertThat(mine("agent1")).isEmpty();
        assertThat(mine("agent2").getJsonObject(0).getJsonArray("ringing")).isEmpty();
        assertThat(mine("agent2").getJsonObject(0).getString("state")).isEqualTo("answered");
    }

    /** The helper's record is the word; without it there is nothing to take note of. */
    @Test
    @Tag("R9")
    void what_a_helper_did_for_the_customer_of_an_absent_agent_reaches_that_agent() {
        var desk = new Desk(server);
        var number = desk.file("王芳", OF_AGENT_1);
        var file = desk.customerOf(number);
        for (var step : List.of(
                new JsonObject().put("step", "assign"),
                new JsonObject().put("step", "resolve").put("resolution", "已送达"))) {
            assertThat(server.as("agent1")
                            .with("If-Match", "*")
                            .post("/api/v1/complaints/" + number + "/steps", step)
                            .status())
                    .isEqualTo(200);
        }
        floor.ready("agent2", "agent3");
        assertThat(pbx.asks(call, OF_AGENT_1).getString("number"))
                .as("the last in the rotation helps")
                .isEqualTo("8003");
        pbx.offered(call, OF_AGENT_1).answers(call, "8003").isHeard(call, "answered");
        assertThat(floor.rotation()).as("the helper keeps the turn").isEqualTo("agent2 agent3");

        var told = helped("agent1").getJsonObject(0);
        assertThat(told.getLong("call")).isEqualTo(pbx.id(call));
        assertThat(told.getJsonObject("helper").getLong("id")).isEqualTo(floor.id("agent3"));
        assertThat(told.getValue("word")).isNull();
        assertThat(duties("agent1")).contains("helped-calls");
        var note = "/api/v1/helped-calls/" + pbx.id(call) + "/note";
        assertThat(server.as("agent1").post(note).status())
                .as("nothing to read")
                .isEqualTo(409);

        pbx.ends(call, "answered").isHeard(call, "ended");
        var record = server.as("agent3")
                .put(
                        "/api/v1/calls/" + pbx.id(call) + "/record",
                        new JsonObject()
                                .put("version", 0)
                                .put(
                                        "record",
                                        new JsonObject()
                                                .put("kind", "inquiry")
                                                .put("who", "王芳")
                                                .put("phone", OF_AGENT_1)
                                                .put("what", "问理赔何时到账，已答复三日内")));
        assertThat(record.status()).as(record.body()).isEqualTo(200);
        var word = helped("agent1").getJsonObject(0).getJsonObject("word");
        assertThat(word.getString("what")).isEqualTo("问理赔何时到账，已答复三日内");
        assertThat(word.getLong("customer")).isEqualTo(file);
        assertThat(helped("agent2")).isEmpty();
        assertThat(server.as("agent2").post(note).status()).isEqualTo(404);

        assertThat(server.as("agent1").post(note).status()).isEqualTo(204);
        assertThat(server.as("agent1").post(note).status()).as("again").isEqualTo(204);
        assertThat(helped("agent1").getJsonObject(0).getString("readAt")).isNotEmpty();
        assertThat(duties("agent1")).doesNotContain("helped-calls");
    }

    private static JsonArray helped(String login) {
        return server.as(login).get("/api/v1/helped-calls").json().getJsonArray("items");
    }

    private static String duties(String login) {
        return server.as(login).get("/api/v1/duties").body();
    }

    @Test
    @Tag("R2")
    void who_does_not_answer_loses_the_turn_and_the_next_one_is_rung() {
        floor.ready("agent1", "agent2");
        pbx.asks(call, CALLER);
        pbx.offered(call, CALLER).rings(call, "8001").isHeard(call, "alerting");

        server.clock().advance(Duration.ofSeconds(21));
        await("the time is over", () -> floor.open("agent1").isEmpty());
        assertThat(floor.rotation()).isEqualTo("agent2 agent1");
        assertThat(floor.last("agent1").getString("answer")).isEqualTo("expired");

        assertThat(pbx.asks(call, CALLER, "&tried=8001").getString("number")).isEqualTo("8002");
        pbx.stopsRinging(call, "8001", "no-answer")
                .rings(call, "8002")
                .answers(call, "8002")
                .isHeard(call, "answered");
        assertThat(floor.last("agent2").getString("answer")).isEqualTo("accepted");
        assertThat(floor.rotation()).isEqualTo("agent1 agent2");
    }

    @Test
    @Tag("R2")
    void an_exchange_that_says_whom_it_tried_gets_the_next_one_at_once() {
        floor.ready("agent1", "agent2");
        assertThat(pbx.asks(call, CALLER).getString("number")).isEqualTo("8001");
        assertThat(pbx.asks(call, CALLER, "&tried=8001").getString("number")).isEqualTo("8002");
        assertThat(floor.rotation()).isEqualTo("agent2 agent1");
        var nobody = pbx.asks(call, CALLER, "&tried=8002");
        assertThat(nobody.getString("action")).isEqualTo("queue");
        assertThat(nobody.getString("waits")).isEqualTo("barred");
        assertThat(nobody.getJsonArray("extensions")).isEmpty();
    }

    @Test
    void a_caller_who_gives_up_takes_the_turn_from_no_one() {
        floor.ready("agent1", "agent2");
        pbx.asks(call, CALLER);
        pbx.offered(call, CALLER).rings(call, "8001");
        server.clock().advance(Duration.ofSeconds(4));
        pbx.ends(call, "abandoned").isHeard(call, "ended");

        assertThat(floor.open("agent1")).isEmpty();
        assertThat(floor.last("agent1").getString("reason")).isEqualTo("caller-gone");
        assertThat(floor.rotation()).isEqualTo("agent1 agent2");
        assertThat(floor.state("agent1")).isEqualTo("ready");
        assertThat(server.database().value("SELECT count(*) FROM missed_call"))
                .as("gave up at once")
                .isEqualTo("0");
    }

    @Test
    void what_another_one_answers_is_theirs_and_the_agent_who_was_offered_it_keeps_the_turn() {
        floor.ready("agent1", "agent2", "agent3");
        pbx.asks(call, CALLER);
        pbx.offered(call, CALLER).rings(call, "8001").answers(call, "8003").isHeard(call, "answered");

        var last = floor.last("agent1");
        assertThat(last.getString("reason")).isEqualTo("with-another");
        assertThat(last.getString("takenBy")).isNotEmpty();
        assertThat(floor.state("agent3")).isEqualTo("busy");
        assertThat(floor.rotation()).isEqualTo("agent1 agent2 agent3");
    }

    @Test
    void an_agent_without_a_telephone_is_never_rung_and_keeps_the_turn() {
        server.database().execute("DELETE FROM agent_extension WHERE extension = '8001'");
        try {
            floor.ready("agent1", "agent2");
            assertThat(pbx.asks(call, CALLER).getJsonArray("extensions")).isEqualTo(JsonArray.of("8002"));
            pbx.offered(call, CALLER).answers(call, "8002").isHeard(call, "answered");
            assertThat(floor.rotation()).isEqualTo("agent1 agent2");
        } finally {
            server.database()
                    .execute("INSERT INTO agent_extension SELECT '8001', id FROM person WHERE login = 'agent1'");
        }
    }

    @Test
    void a_call_that_the_exchange_gave_by_itself_makes_its_agent_busy_and_offers_what_rings() {
        floor.ready("agent1", "agent2");
        pbx.offered(call, CALLER).rings(call, "8002").answers(call, "8002").isHeard(call, "answered");
        assertThat(floor.state("agent2")).isEqualTo("busy");
        assertThat(floor.rotation()).isEqualTo("agent1 agent2");
        pbx.asks(next(), "+8613900139001");
        assertThat(floor.open("agent2")).isEmpty();
        assertThat(floor.open("agent1")).isPresent();
    }

    @Test
    void while_a_caller_waits_and_the_exchange_asks_again_the_next_free_agent_is_kept_for_them() {
        floor.ready("agent1");
        server.database().execute("UPDATE agent_floor SET state = 'wrap-up', until = '2026-09-28T02:00:20Z'");
        assertThat(pbx.asks(call, CALLER).getString("waits")).isEqualTo("agent");
        floor.file();
        server.clock().advance(Duration.ofSeconds(8));
        pbx.asks(call, CALLER);
        server.clock().advance(Duration.ofSeconds(8));
        pbx.asks(call, CALLER);
        server.clock().advance(Duration.ofSeconds(5));
        await("the wrap-up is over", () -> floor.state("agent1").equals("ready"));
        assertThat(pbx.asks(call, CALLER).getString("number")).isEqualTo("8001");
        assertThat(floor.open("agent1").orElseThrow().getString("kind")).isEqualTo("call");
    }

    @Test
    void an_exchange_that_rings_on_by_itself_is_followed() {
        floor.ready("agent1", "agent2");
        pbx.asks(call, CALLER, "&hunt=true");
        pbx.offered(call, CALLER).rings(call, "8001").isHeard(call, "alerting");
        server.clock().advance(Duration.ofSeconds(21));
        await("the next one is offered it", () -> floor.open("agent2").isPresent());
        assertThat(floor.rotation()).isEqualTo("agent2 agent1");
        pbx.stopsRinging(call, "8001", "no-answer").answers(call, "8002").isHeard(call, "answered");
        assertThat(floor.last("agent2").getString("answer")).isEqualTo("accepted");
    }

    @Test
    @Tag("R2")
    void a_break_chosen_during_a_call_comes_after_it_and_a_wrap_up_ends_early_or_is_lengthened_once() {
        floor.ready("agent1");
        pbx.asks(call, CALLER);
        pbx.offered(call, CALLER).answers(call, "8001").isHeard(call, "answered");
        var choice = server.as("agent1")
                .put("/api/v1/floor/me", new JsonObject().put("state", "break").put("reason", "rest"));
        assertThat(choice.status()).as(choice.body()).isEqualTo(200);
        assertThat(floor.state("agent1")).isEqualTo("busy");
        pbx.ends(call, "answered").isHeard(call, "ended");
        assertThat(floor.state("agent1")).isEqualTo("break");

        server.as("agent1").put("/api/v1/floor/me", new JsonObject().put("state", "ready"));
        var again = next();
        assertThat(pbx.asks(again, CALLER).getString("number")).isEqualTo("8001");
        pbx.offered(again, CALLER)
                .answers(again, "8001")
                .ends(again, "answered")
                .isHeard(again, "ended");
        await("it wraps up", () -> floor.state("agent1").equals("wrap-up"));
        var longer = new JsonObject().put("reason", "long-record");
        var lengthened = server.as("agent1").post("/api/v1/floor/me/wrap-up", longer);
        assertThat(lengthened.status()).as(lengthened.body()).isEqualTo(200);
        assertThat(lengthened.json().getString("until")).startsWith("2026-09-28T10:01:30");
        assertThat(lengthened.json().getValue("longerWrapUpSeconds")).isNull();
        assertThat(server.as("agent1").post("/api/v1/floor/me/wrap-up", longer).status())
                .isEqualTo(409);
        server.as("agent1").put("/api/v1/floor/me", new JsonObject().put("state", "ready"));
        assertThat(floor.state("agent1")).isEqualTo("ready");
    }

    @Test
    void callers_who_spoke_with_no_one_are_called_back_once_and_not_after_they_were_answered() {
        pbx.offered(call, CALLER);
        server.clock().advance(Duration.ofSeconds(30));
        pbx.ends(call, "abandoned").isHeard(call, "ended");
        var second = next();
        pbx.offered(second, CALLER);
        server.clock().advance(Duration.ofSeconds(10));
        pbx.ends(second, "no-answer").isHeard(second, "ended");
        var anonymous = next();
        pbx.offered(anonymous, "anonymous");
        server.clock().advance(Duration.ofSeconds(10));
        pbx.ends(anonymous, "abandoned").isHeard(anonymous, "ended");

        var waiting =
                server.as("agent1").get("/api/v1/callbacks/by-hand").json().getJsonArray("items");
        assertThat(waiting).hasSize(1);
        var callback = waiting.getJsonObject(0);
        assertThat(callback.getInteger("missedCalls")).isEqualTo(2);
        assertThat(callback.getValue("askedBy")).isNull();
        assertThat(callback.getString("dueAt")).startsWith("2026-09-28T10:00:00");

        floor.ready("agent2");
        var third = next();
        pbx.asks(third, CALLER);
        pbx.offered(third, CALLER).answers(third, "8002").isHeard(third, "answered");
        assertThat(server.as("agent1").get("/api/v1/callbacks/by-hand").json().getJsonArray("items"))
                .isEmpty();
        assertThat(server.database().value("SELECT cancel_reason FROM callback_by_hand"))
                .isEqualTo("rang-again");
    }

    @Test
    void an_answer_and_a_hang_up_at_the_same_moment_leave_one_truth() {
        for (int n = 0; n < 20; n++) {
            clear();
            floor.ready("agent1", "agent2");
            var one = next();
            pbx.asks(one, CALLER);
            pbx.offered(one, CALLER).rings(one, "8001").isHeard(one, "alerting");
            var both = List.of(
                    CompletableFuture.runAsync(() -> pbx.answers(one, "8001")),
                    CompletableFuture.runAsync(() -> pbx.ends(one, "abandoned")),
                    CompletableFuture.runAsync(() ->
                            server.database().execute("UPDATE offer SET until = offered_at WHERE answer IS NULL")));
            both.forEach(CompletableFuture::join);
            pbx.isHeard(one, "ended");
            await("nobody is left with a call that is over", () -> List.of("ready", "wrap-up")
                    .contains(floor.state("agent1")));
            assertThat(server.database().value("SELECT count(*) FROM offer WHERE answer IS NULL"))
                    .isEqualTo("0");
            assertThat(server.database().value("SELECT count(*) FROM call_work WHERE ended_at IS NULL"))
                    .isEqualTo("0");
        }
    }
}
