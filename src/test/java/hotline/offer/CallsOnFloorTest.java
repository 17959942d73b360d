package hotline.offer;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
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
