package hotline.scenario;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Late work through HTTP: notices to the agents and departments that hold it, their answers, and inquiries after it
 * (P9, T5).
 */
class LateWorkTest {
    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final String NOTICES = "/api/v1/notices";
    private static final Instant THURSDAY_CLOSE = Instant.parse("2026-11-26T10:00:00Z");

    @Running(at = "2026-11-25T02:00:00Z")
    private static TestServer server;

    @BeforeEach
    void forgetComplaints() {
        server.forgetComplaints();
    }

    /** P9: overdue and open, the department is expedited; overdue and closed, it is asked why. */
    @Test
    void an_open_overdue_complaint_is_expedited_and_a_closed_overdue_one_gets_an_inquiry() {
        var number = file("minor");
        var owner = server.as("agent1");
        step(owner, number, new JsonObject().put("step", "assign"));

        server.clock().set(THURSDAY_CLOSE.plusMillis(1));
        var expediting = issuedNotice(number, "expediting");
        assertThat(expediting.getString("kind")).isEqualTo("expediting");
        assertThat(expediting.getString("toDepartment")).isEqualTo("customer-service");
        assertThat(expediting.getString("dueAt")).isEqualTo("2026-11-26T18:00:00+08:00");
        assertThat(expediting.getString("answerDueAt")).isEqualTo("2026-11-27T14:30:00+08:00");

        var colleague = server.as("agent2");
        assertThat(rungs(colleague.get(NOTICES + "?view=mine"))).contains("expediting");
        assertThat(rungs(server.as("agent7").get(NOTICES + "?view=mine"))).doesNotContain("expediting");
        var answered = answer(colleague, expediting, "分拨中心已找到，明早送达");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.json().getBoolean("inTime")).isTrue();
        assertThat(answered.json().getJsonObject("receivedBy").getString("name"))
                .isEqualTo("李伟");

        server.clock().advance(Duration.ofHours(16));
        resolve(server.as("agent1"), number);
        callBack(server.as("agent3"));
        var inquiry = issuedNotice(number, "closed-late");
        assertThat(inquiry.getString("kind")).isEqualTo("inquiry");
        assertThat(inquiry.getString("answerDueAt")).isEqualTo("2026-12-01T18:00:00+08:00");
        assertThat(inquiry.getJsonObject("complaint").getString("status")).isEqualTo("closed");

        server.clock().advance(Duration.ofDays(7));
        assertThat(rungs(server.as("supervisor1").get(NOTICES + "?view=unanswered")))
                .contains("closed-late")
                .doesNotContain("expediting");
        var late = answer(server.as("supervisor1"), inquiry, "当日人手不足");
        assertThat(late.json().getBoolean("inTime")).isFalse();
        assertThat(story(number)).containsSubsequence("breached", "notice-answered", "closed", "notice-answered");
    }

    /** T5: at once, also at night; only the head of the department is notified. */
    @Test
    void a_major_complaint_is_reported_to_the_head_at_once() {
        server.clock().set(Instant.parse("2026-11-28T19:00:00Z"));
        var number = file("severe");
        server.clock().advance(Duration.ofMillis(500));

        var report = issuedNotice(number, "major-complaint");
        assertThat(report.getJsonObject("toPerson").getString("name")).isEqualTo("周杰");
        assertThat(report.getString("tellAt")).isEqualTo(report.getString("issuedAt"));
        assertThat(Duration.between(time(report, "dueAt"), time(report, "issuedAt")))
                .isLessThan(Duration.ofSeconds(1));
        assertThat(report.getValue("answerDueAt")).isNull();

        var head = server.as("agent8");
        assertThat(head.get(NOTICES + "/summary").json().getInteger("unread")).isEqualTo(1);
        assertThat(server.as("agent1").get(NOTICES + "/summary").json().getInteger("unread"))
                .isZero();
        head.post(NOTICES + "/" + report.getString("number") + "/receipt");
        assertThat(head.get(NOTICES + "/summary").json().getInteger("unread")).isZero();
    }

    @Test
    void the_supervisor_sees_unanswered_notices_and_the_rate_of_answers_in_time() {
        var first = file("minor");
        file("minor");
        server.clock().set(THURSDAY_CLOSE.plusMillis(1));
        var expediting = issuedNotice(first, "expediting");
        await("both are late", () -> issued("expediting").equals("2"));
        answer(server.as("agent1"), expediting, "正在处理");
        await("one waits for an answer", () -> unanswered(1, 0));

        server.clock().advance(Duration.ofHours(24).plusMillis(2));
        await("the supervisor is told", () -> issued("supervision").equals("2"));
        await("three wait, one too long", () -> unanswered(3, 1));
        var supervisor = server.as("supervisor1");
        var summary = supervisor.get(NOTICES + "/summary").json();
        assertThat(summary.getInteger("unanswered")).isEqualTo(3);
        assertThat(summary.getInteger("unansweredLate")).isEqualTo(1);
        assertThat(summary.getInteger("toAnswer")).isEqualTo(3);
        assertThat(server.as("agent1").get(NOTICES + "/summary").json().getValue("unanswered"))
                .isNull();

        await("the figures have been counted", () -> escalations(supervisor).getInteger("supervision") == 2);
        var escalations = escalations(supervisor);
        assertThat(escalations.getInteger("expediting")).isEqualTo(2);
        assertThat(escalations.getInteger("toAnswer")).isEqualTo(4);
        assertThat(escalations.getInteger("answered")).isEqualTo(1);
        // Two are not due yet, one was answered in time, one was not.
        var rate = escalations.getJsonObject("answeredInTime");
        assertThat(rate.getInteger("numerator")).isEqualTo(1);
        assertThat(rate.getInteger("denominator")).isEqualTo(2);
        assertThat(rate.getJsonObject("leftOut").getInteger("not-due-yet")).isEqualTo(2);
    }

    private JsonObject issuedNotice(String complaint, String rung) {
        await(rung + " has happened", () -> notices(complaint).stream()
                .anyMatch(notice -> notice.getString("rung").equals(rung)));
        return notices(complaint).stream()
                .filter(notice -> notice.getString("rung").equals(rung))
                .findFirst()
                .orElseThrow();
    }

    private String issued(String rung) {
        return server.database().value("SELECT count(*) FROM notice WHERE rung = '" + rung + "'");
    }

    private List<JsonObject> notices(String complaint) {
        return items(server.as("supervisor1").get(COMPLAINTS + "/" + complaint + "/notices"));
    }

    private static List<String> rungs(Reply list) {
        return items(list).stream().map(notice -> notice.getString("rung")).toList();
    }

    private List<String> story(String number) {
        return items(server.as("agent1").get(COMPLAINTS + "/" + number + "/events")).stream()
                .map(event -> event.getString("type"))
                .toList();
    }

    private static List<JsonObject> items(Reply list) {
        JsonArray items = list.json().getJsonArray("items");
        return items.stream().map(JsonObject.class::cast).toList();
    }

    private boolean unanswered(int count, int late) {
        return server.as("supervisor1")
                .get("/api/v1/measures/now")
                .json()
                .getJsonObject("unansweredNotices")
                .equals(new JsonObject().put("count", count).put("late", late));
    }

    private static JsonObject escalations(TestClient supervisor) {
        return supervisor
                .get("/api/v1/measures?from=2026-11-01&to=2026-11-30")
                .json()
                .getJsonObject("escalations");
    }

    private static Reply answer(TestClient client, JsonObject notice, String text) {
        return client.post(NOTICES + "/" + notice.getString("number") + "/answer", new JsonObject().put("text", text));
    }

    private String file(String severity) {
        var draft = Draft.usual()
                .channel("hotline")
                .json()
                .put("judgement", new JsonObject().put("type", "delay").put("severity", severity));
        return server.as("agent1").post(COMPLAINTS, draft).json().getString("number");
    }

    private static void resolve(TestClient agent, String number) {
        step(agent, number, new JsonObject().put("step", "resolve").put("resolution", "已送达"));
    }

    private static void step(TestClient agent, String number, JsonObject step) {
        var tag = agent.get(COMPLAINTS + "/" + number).header("ETag").orElseThrow();
        assertThat(agent.with("If-Match", tag)
                        .post(COMPLAINTS + "/" + number + "/steps", step)
                        .status())
                .isEqualTo(200);
    }

    private static void callBack(TestClient agent) {
        var call = agent.post("/api/v1/callbacks/take-next").json();
        assertThat(agent.post(
                                "/api/v1/callbacks/" + call.getLong("id") + "/outcome",
                                new JsonObject()
                                        .put("attempt", call.getInteger("attempt"))
                                        .put("outcome", "reached")
                                        .put("score", 5))
                        .status())
                .isEqualTo(200);
    }

    private static Instant time(JsonObject json, String name) {
        return java.time.OffsetDateTime.parse(json.getString(name)).toInstant();
    }
}
