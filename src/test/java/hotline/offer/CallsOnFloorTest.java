package hotline.offer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls that come to people in other ways than by an offer, or while they are not ready. */
class CallsOnFloorTest {
    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private OfferedFloor floor;

    @BeforeEach
    void empty() {
        server.clock().set(Instant.parse("2026-09-28T02:00:00Z"));
        floor = new OfferedFloor(server);
        floor.empty();
    }

    @AfterEach
    void holdsTogether() {
        floor.holdsTogether();
    }

    @Test
    @Tag("R2")
    void who_makes_a_call_in_a_break_is_in_the_break_again_after_it() {
        resolved();
        floor.ready("agent1");
        choose(new JsonObject().put("state", "break").put("reason", "rest"));

        end(taken());

        assertThat(floor.state("agent1")).isEqualTo("break");
    }

    @Test
    @Tag("R2")
    void who_makes_a_call_without_being_on_the_floor_is_not_on_it_after_it() {
        resolved();
        floor.ready("agent1");
        choose(new JsonObject().put("state", "off"));

        var call = taken();
        assertThat(floor.state("agent1")).isEqualTo("off");
        end(call);

        assertThat(floor.state("agent1")).isEqualTo("off");
    }

    @Test
    @Tag("R7")
    void nothing_is_offered_to_who_makes_a_call_that_someone_asked_for() {
        assertThat(server.as("agent2")
                        .post(
                                "/api/v1/callbacks",
                                new JsonObject().put("phone", "13812340000").put("reason", "问进度"))
                        .status())
                .isEqualTo(200);
        floor.ready("agent1");
        var call = taken();
        var number = floor.file().getString("number");

        server.clock().advance(Duration.ofSeconds(2));
        await("it is seen that they make a call", () -> floor.state("agent1").equals("busy"));
        assertThat(floor.open("agent1")).isEmpty();
        end(call);

        server.clock().advance(Duration.ofSeconds(2));
        await("the wrap-up has begun", () -> floor.state("agent1").equals("wrap-up"));
        server.clock().advance(Duration.ofSeconds(31));
        floor.offered("agent1", number);
    }

    @Test
    @Tag("K2")
    void a_callback_that_its_customer_puts_off_is_offered_no_more() {
        var filed = resolved();
        floor.ready("agent1");
        var offer = floor.offered("agent1", filed.getString("number"));

        var wish = server.anybody()
                .with("Tracking-Code", filed.getString("trackingCode"))
                .put(
                        "/api/v1/tracking/call-wish",
                        new JsonObject().put("preferredCallbackAt", "2026-09-28T14:00:00+08:00"));
        assertThat(wish.status()).as(wish.body()).isEqualTo(200);

        assertThat(floor.answer("agent1", offer, "accepted").status()).isEqualTo(409);
        assertThat(floor.state("agent1")).isEqualTo("ready");
    }

    @Test
    void a_disabled_agent_has_no_offer_and_no_call_in_hand() {
        var filed = resolved();
        floor.ready("agent1");
        var offer = floor.offered("agent1", filed.getString("number"));
        assertThat(floor.answer("agent1", offer, "accepted").status()).isEqualTo(200);
        try {
            var disabled = server.as("admin1").post("/api/v1/people/" + floor.id("agent1") + "/disabling");
            assertThat(disabled.status()).as(disabled.body()).isEqualTo(200);

            assertThat(server.database().value("SELECT status FROM callback")).isEqualTo("waiting");
            floor.ready("agent2");
            floor.offered("agent2", filed.getString("number"));
            assertThat(floor.state("agent1")).isEqualTo("off");
        } finally {
            server.as("admin1").post("/api/v1/people/" + floor.id("agent1") + "/enabling");
        }
    }

    @Test
    void the_call_of_an_agent_whose_connection_is_lost_goes_to_a_colleague_after_half_a_minute() {
        var filed = resolved();
        floor.ready("agent1");
        var offer = floor.offered("agent1", filed.getString("number"));
        assertThat(floor.answer("agent1", offer, "accepted").status()).isEqualTo(200);
        floor.ready("agent2");

        server.database()
                .execute("UPDATE agent_floor SET seen_until = '2026-09-28T01:59:59Z' WHERE person = "
                        + floor.id("agent1"));

        await("the agent is off", () -> floor.state("agent1").equals("off"));
        assertThat(server.database().value("SELECT status FROM callback")).isEqualTo("in-progress");
        assertThat(floor.open("agent2")).isEmpty();
        server.clock().advance(Duration.ofSeconds(31));
        floor.offered("agent2", filed.getString("number"));
    }

    @Test
    void who_signs_out_leaves_a_call_that_someone_asked_for_to_a_colleague_at_once() {
        assertThat(server.as("agent2")
                        .post(
                                "/api/v1/callbacks",
                                new JsonObject().put("phone", "13812340000").put("reason", "问进度"))
                        .status())
                .isEqualTo(200);
        floor.ready("agent1");
        var call = taken();

        assertThat(server.as("agent1").delete("/api/v1/sessions/current").status())
                .isEqualTo(204);

        assertThat(server.database().value("SELECT status FROM callback")).isEqualTo("waiting");
        server.forgetSession("agent1");
        var next = server.as("agent2").post("/api/v1/callbacks/take-next").json();
        assertThat(next.getLong("id")).isEqualTo(call.getLong("id"));
        assertThat(next.getInteger("attempt")).isEqualTo(2);
    }

    @Test
    void a_number_that_no_offer_has_names_none() {
        for (var number : List.of("-99999999999", "99999999999", "0")) {
            assertThat(server.as("agent1")
                            .put("/api/v1/offers/case/1/" + number, new JsonObject().put("answer", "accepted"))
                            .status())
                    .as(number)
                    .isEqualTo(404);
        }
    }

    private JsonObject resolved() {
        var filed = floor.file();
        step(filed, new JsonObject().put("step", "assign"));
        step(filed, new JsonObject().put("step", "resolve").put("resolution", "已送达"));
        return filed;
    }

    private static void step(JsonObject filed, JsonObject step) {
        var path = "/api/v1/complaints/" + filed.getString("number");
        var version = server.as("agent3").get(path).json().getInteger("version");
        var done = server.as("agent3").with("If-Match", "\"" + version + "\"").post(path + "/steps", step);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
    }

    private static void choose(JsonObject choice) {
        assertThat(server.as("agent1").put("/api/v1/floor/me", choice).status()).isEqualTo(200);
    }

    private static JsonObject taken() {
        var taken = server.as("agent1").post("/api/v1/callbacks/take-next");
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        return taken.json();
    }

    private static void end(JsonObject call) {
        Reply ended = server.as("agent1")
                .post(
                        "/api/v1/callbacks/" + call.getLong("id") + "/outcome",
                        new JsonObject()
                                .put("attempt", call.getInteger("attempt"))
                                .put("outcome", "refused"));
        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
    }
}
