package hotline.thread;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.scenario.CaseDesk;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A customer and an agent write to each other on a complaint. */
class ThreadTest {
    private static final Instant THURSDAY_MORNING = Instant.parse("2026-09-24T02:00:00Z");
    private static final String NEXT = "2026-09-28T12:00:00+08:00";

    @Running
    private static TestServer server;

    @BeforeEach
    void begin() {
        server.forgetComplaints();
        server.clock().set(THURSDAY_MORNING);
    }

    private static Reply reply(CaseDesk desk, JsonObject draft) {
        return server.as("agent1").post(desk.path("/replies"), draft);
    }

    private static JsonObject text(String words) {
        return new JsonObject().put("text", words);
    }

    private static JsonObject writes(CaseDesk desk, String words) {
        var added = server.anybody()
                .with("Tracking-Code", desk.trackingCode)
                .post("/api/v1/tracking/additions", text(words));
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        return added.json();
    }

    private static List<JsonObject> steps(CaseDesk desk, String type) {
        return desk.tracked().getJsonArray("steps").stream()
                .map(JsonObject.class::cast)
                .filter(step -> step.getString("type").equals(type))
                .toList();
    }

    @Test
    @Tag("T6")
    void a_reply_answers_the_customer_who_reads_it_on_the_page() {
        var desk = CaseDesk.taken(server, "moderate");
        var replied = reply(desk, text("货已找到，明天送到。"));
        assertThat(replied.status()).as(replied.body()).isEqualTo(201);
        assertThat(replied.json().getString("type")).isEqualTo("replied");
        assertThat(replied.json().getBoolean("internal")).isFalse();
        assertThat(desk.clock("first-response").getString("stoppedAt")).isNotNull();
        assertThat(desk.lastEvent("replied").getJsonObject("data").getJsonObject("firstResponse"))
                .isNotNull();
        assertThat(steps(desk, "replied"))
                .extracting(step -> step.getString("text"))
                .containsExactly("货已找到，明天送到。");
    }

    @Test
    @Tag("T4")
    @Tag("K7")
    void a_reply_may_promise_the_next_one_which_is_kept_as_a_clock_until_that_comes() {
        var desk = CaseDesk.taken(server, "moderate");
        var replied = reply(desk, text("还在核查。").put("nextReplyBy", NEXT).put("agreed", true));
        assertThat(replied.json().getString("type")).isEqualTo("replied");
        assertThat(desk.deeds()).endsWith("replied", "reply-promised");
        assertThat(desk.clock("promised-reply").getString("dueAt")).startsWith("2026-09-28T12:00:00");
        assertThat(desk.tracked().getString("nextReplyBy")).startsWith("2026-09-28T12:00:00");
        reply(desk, text("查清楚了。"));
        assertThat(desk.clock("promised-reply").getString("stoppedAt")).isNotNull();
        assertThat(desk.tracked().getString("nextReplyBy")).isNull();
        var past = reply(desk, text("x").put("nextReplyBy", "2020-01-01T12:00:00+08:00"));
        assertThat(past.status()).isEqualTo(422);
        assertThat(past.body()).contains("nextReplyBy");
        assertThat(steps(desk, "replied")).hasSize(2);
    }

    @Test
    void a_reply_that_is_sent_twice_stands_once() {
        var desk = CaseDesk.taken(server, "moderate");
        var agent =
                server.as("agent1").with("Idempotency-Key", UUID.randomUUID().toString());
        var once = agent.post(desk.path("/replies"), text("只有一次"));
        assertThat(agent.post(desk.path("/replies"), text("只有一次")).json()).isEqualTo(once.json());
        assertThat(steps(desk, "replied")).hasSize(1);
    }

    @Test
    @Tag("T6")
    void what_a_customer_wrote_waits_for_an_answer_on_the_same_day_until_an_agent_replies() {
        var desk = CaseDesk.taken(server, "moderate");
        reply(desk, text("请问少了哪一件？"));
        assertThat(desk.read().getJsonObject("unanswered")).isNull();
        var before = desk.read().getInteger("version");
        writes(desk, "少了一件大衣");
        var waits = desk.read().getJsonObject("unanswered");
        assertThat(waits.getString("dueAt").substring(0, 10))
                .isEqualTo(waits.getString("since").substring(0, 10));
        assertThat(desk.read().getInteger("version")).isEqualTo(before);
        server.clock().set(server.clock().instant().plus(Duration.ofMinutes(5)));
        writes(desk, "是黑色的");
        assertThat(desk.read().getJsonObject("unanswered"))
                .as("the first one counts")
                .isEqualTo(waits);
        desk.note("问一下仓库", true);
        assertThat(desk.read().getJsonObject("unanswered"))
                .as("a note answers no one")
                .isEqualTo(waits);
        reply(desk, text("找到了"));
        assertThat(desk.read().getJsonObject("unanswered")).isNull();
        writes(desk, "好");
        assertThat(desk.read().getJsonObject("unanswered")).isNotNull();
        server.anybody().with("Tracking-Code", desk.trackingCode).post("/api/v1/tracking/withdrawal", new JsonObject());
        assertThat(desk.read().getJsonObject("unanswered")).as("withdrawn").isNull();
    }

    @Test
    void the_answer_ends_the_pause_that_waits_for_it_and_the_clock_runs_from_that_moment() {
        var desk = CaseDesk.taken(server, "moderate");
        desk.pause("customers-documents");
        server.clock().set(server.clock().instant().plus(Duration.ofMinutes(30)));
        writes(desk, "发票号 0441");
        var read = desk.read();
        assertThat(read.getJsonObject("pause")).isNull();
        assertThat(read.getJsonObject("unanswered")).isNotNull();
        assertThat(desk.lastEvent("resumed").getString("at"))
                .isEqualTo(desk.lastEvent("noted").getString("at"));
        assertThat(desk.lastEvent("resumed").getJsonObject("actor").getString("kind"))
                .isEqualTo("customer");
    }

    @Test
    @Tag("P6")
    void a_note_that_was_said_to_be_for_the_customer_is_a_reply() {
        var desk = CaseDesk.of(
                server,
                server.anybody()
                        .post("/api/v1/complaints", Draft.usual().json())
                        .json());
        desk.note("明天答复", false);
        assertThat(desk.deeds()).endsWith("replied");
    }
}
