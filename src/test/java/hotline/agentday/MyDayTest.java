package hotline.agentday;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An agent's own day and the last five working days; agents get no figures of a colleague. */
class MyDayTest {
    private static final String MY_DAY = "/api/v1/my-day";

    /** Monday, after a Sunday off and a Friday that was a holiday. */
    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    @BeforeAll
    static void agentsWork() {
        var first = taken("agent1");
        var second = taken("agent1");
        taken("agent2");
        step("agent1", first, 2, new JsonObject().put("step", "resolve").put("resolution", "已送达"));
        var promised = server.as("agent1")
                .with("If-Match", "\"2\"")
                .post(
                        "/api/v1/complaints/" + second + "/promises",
                        new JsonObject()
                                .put("by", "2026-09-28T16:00:00+08:00")
                                .put("text", "下午四点前回复")
                                .put("agreed", true));
        assertThat(promised.status()).as(promised.body()).isEqualTo(200);
    }

    private static String taken(String login) {
        var number = server.anybody()
                .post("/api/v1/complaints", Draft.usual().json())
                .json()
                .getString("number");
        step(login, number, 1, new JsonObject().put("step", "assign"));
        return number;
    }

    private static void step(String login, String number, int version, JsonObject step) {
        var reply = server.as(login)
                .with("If-Match", "\"" + version + "\"")
                .post("/api/v1/complaints/" + number + "/steps", step);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    @Test
    void today_comes_with_the_last_five_working_days() {
        var day = server.as("agent1").get(MY_DAY).json();
        assertThat(day.getJsonArray("days").stream().map(one -> ((JsonObject) one).getString("day")))
                .as("Sunday the 20th was a make-up day, Friday the 25th a holiday")
                .containsExactly("2026-09-28", "2026-09-24", "2026-09-23", "2026-09-22", "2026-09-21", "2026-09-20");
        var today = day.getJsonArray("days").getJsonObject(0);
        assertThat(today.getInteger("taken")).isEqualTo(2);
        assertThat(today.getInteger("resolved")).isEqualTo(1);
        assertThat(today("agent2").getJsonObject("satisfaction").getValue("value"))
                .as("without ratings none, which is not 0")
                .isNull();
        var held = server.as("agent2").get(MY_DAY).json().getJsonObject("work");
        assertThat(held.getInteger("open")).isEqualTo(1);
    }

    @Test
    @Tag("P6")
    void an_agent_reads_no_figures_of_a_colleague() {
        var own = server.as("agent2").get(MY_DAY + "?person=1&agent=1").json();
        assertThat(own.getJsonArray("days").getJsonObject(0).getInteger("taken"))
                .as("of agent2, whatever is asked for")
                .isEqualTo(1);
        assertThat(server.as("agent2").get("/api/v1/measures/breakdown?agent=1").status())
                .isEqualTo(403);
        assertThat(server.as("agent3").get(MY_DAY).json().getJsonObject("work").getInteger("open"))
                .isZero();
    }

    @Test
    void a_promised_reply_is_due_today_and_then_late() {
        var work = server.as("agent1").get(MY_DAY).json().getJsonObject("work");
        assertThat(work.getInteger("promisesToday") + work.getInteger("promisesLate"))
                .isEqualTo(1);
    }

    @Test
    void a_callback_counts_as_a_call_on_its_day() {
        server.clock().advance(Duration.ofHours(1));
        var callback = server.as("agent1").post("/api/v1/callbacks/take-next");
        assertThat(callback.status()).as(callback.body()).isEqualTo(200);
        var outcome = server.as("agent1")
                .post(
                        "/api/v1/callbacks/" + callback.json().getValue("id") + "/outcome",
                        new JsonObject()
                                .put("attempt", 1)
                                .put("outcome", "reached")
                                .put("score", 5));
        assertThat(outcome.status()).as(outcome.body()).isEqualTo(200);
        await(
                "the rating is counted",
                () -> today("agent1").getJsonObject("satisfaction").getInteger("of") == 1);
        assertThat(today("agent1").getInteger("calls")).isEqualTo(1);
        assertThat(today("agent2").getInteger("calls")).isZero();
    }

    private static JsonObject today(String login) {
        return server.as(login).get(MY_DAY).json().getJsonArray("days").getJsonObject(0);
    }
}
