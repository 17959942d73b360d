package hotline.scenario;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.callback.CallbackDesk;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole stories through HTTP alone: from intake to closed, with a rating. */
class WayOfAComplaintTest {
    private static final Set<String> LADDER = Set.of("overdue", "notice-issued");

    @Running
    private static TestServer server;

    private TestClient agent;

    @BeforeEach
    void start() {
        server.forgetComplaints();
        // Customers are called in business hours.
        server.clock().set(CallbackDesk.THURSDAY);
        agent = server.as("agent1");
    }

    @ParameterizedTest
    @CsvSource({"hotline, agent2", "website, ", "app, ", "branch, branch1", "chat, branch1"})
    void from_each_channel_a_complaint_is_taken_resolved_called_back_rated_and_closed(String channel, String login) {
        var filer = login == null ? server.anybody() : server.as(login);
        var number = filer.post("/api/v1/complaints", draft(channel)).json().getString("number");

        var taken = agent.post("/api/v1/complaints/take-next");
        assertThat(taken.json().getString("number")).isEqualTo(number);
        assertThat(taken.json().getString("status")).isEqualTo("assigned");
        if (channel.equals("hotline")) {
            assertThat(taken.json().getJsonObject("firstContact").getString("name"))
                    .as("the agent who took the call stays answerable (K7)")
                    .isEqualTo("李伟");
        }
        step(number, new JsonObject().put("step", "investigate"));
        step(number, new JsonObject().put("step", "resolve").put("resolution", "在分拨中心找到，今日送达。"));
        server.clock().advance(Duration.ofMinutes(30));
        var callback = agent.post("/api/v1/callbacks/take-next").json();
        assertThat(callback.getJsonObject("complaint").getString("status")).isEqualTo("callback");
        var ended = outcome(
                callback,
                new JsonObject().put("outcome", "reached").put("score", 5).put("comment", "很快"));

        assertThat(ended.json().getString("status")).isEqualTo("reached");
        var closed = complaint(number).json();
        assertThat(closed.getString("status")).isEqualTo("closed");
        assertThat(closed.getString("clock")).isEqualTo("met");
        assertThat(closed.getJsonArray("ratings").getJsonObject(0).getInteger("score"))
                .isEqualTo(5);
        assertThat(events(number))
                .containsExactly(
                        "received",
                        "assigned",
                        "investigating",
                        "resolved",
                        "callback-begun",
                        "rated",
                        "callback-ended",
                        "coded",
                        "closed");
        assertThatMeasuresShow("onTimeClosure", 1, 1);
        assertThatMeasuresShow("satisfaction", 1, 1);
        assertThatMeasuresShow("callbackCoverage", 1, 1);
    }

    @Test
    void a_customer_follows_with_the_code_reads_the_customers_part_and_rates_online() {
        var filed =
                server.anybody().post("/api/v1/complaints", draft("website")).json();
        var number = filed.getString("number");
        var customer = server.anybody().with("Tracking-Code", filed.getString("trackingCode"));
        agent.post("/api/v1/complaints/take-next");
        note(number, "监控显示货在虹桥", true);
        note(number, "您的货物已找到，明日送达", false);
        step(number, new JsonObject().put("step", "resolve").put("resolution", "已送达"));

        var tracked = customer.get("/api/v1/tracking").json();
        assertThat(tracked.encode()).contains("您的货物已找到").doesNotContain("监控显示").doesNotContain("王芳");
        assertThat(tracked.getBoolean("mayRate")).isTrue();

        var rated = customer.post("/api/v1/tracking/rating", new JsonObject().put("score", 4));
        assertThat(rated.json().getString("status")).isEqualTo("closed");
        assertThat(agent.post("/api/v1/callbacks/take-next").status())
                .as("the rating replaced the callback")
                .isEqualTo(204);
        assertThat(customer.post("/api/v1/tracking/rating", new JsonObject().put("score", 1))
                        .status())
                .isEqualTo(409);
        assertThatMeasuresShow("participation", 1, 1);
    }

    @Test
    void an_unsatisfied_customer_gets_the_case_reopened_under_the_old_limit() {
        var filed = server.anybody().post("/api/v1/complaints", draft("app")).json();
        var number = filed.getString("number");
        agent.post("/api/v1/complaints/take-next");
        step(number, new JsonObject().put("step", "resolve").put("resolution", "已道歉"));
        var callback = agent.post("/api/v1/callbacks/take-next").json();

        outcome(
                callback,
                new JsonObject().put("outcome", "reached").put("score", 1).put("comment", "没解决"));

        var reopened = complaint(number).json();
        assertThat(reopened.getString("status")).isEqualTo("reopened");
        assertThat(reopened.getInteger("reopened")).isEqualTo(1);
        assertThat(reopened.getString("dueAt")).isEqualTo(filed.getString("promisedAt"));
        assertThat(reopened.getString("clock")).isEqualTo("running");
    }

    @Test
    void a_customer_who_does_not_accept_a_closed_case_gets_a_new_one_linked_to_it() {
        var filed =
                server.anybody().post("/api/v1/complaints", draft("website")).json();
        var number = filed.getString("number");
        agent.post("/api/v1/complaints/take-next");
        step(number, new JsonObject().put("step", "resolve").put("resolution", "已道歉"));
        var callback = agent.post("/api/v1/callbacks/take-next").json();
        outcome(
                callback,
                new JsonObject()
                        .put("outcome", "reached")
                        .put("score", 2)
                        .put("comment", "赔偿太少")
                        .put("followUp", "linked-case"));

        var original = complaint(number).json();
        assertThat(original.getString("status")).isEqualTo("closed");
        var linked = complaint(original.getJsonArray("linkedFrom").getString(0)).json();
        assertThat(linked.getString("linkedTo")).isEqualTo(number);
        assertThat(linked.getString("description")).contains("赔偿太少", "少了一件");
        assertThat(linked.getString("phone")).isEqualTo("+8613812345678");
        assertThat(events(number)).contains("linked");
        assertThat(events(linked.getString("number"))).containsExactly("received", "linked");
    }

    @Test
    void a_breach_is_written_once_at_once_and_shows_everywhere() {
        var filed =
                server.anybody().post("/api/v1/complaints", draft("website")).json();
        var number = filed.getString("number");

        server.clock().set(OffsetDateTime.parse(filed.getString("promisedAt")).toInstant());
        agent = server.as("agent3");
        assertThat(complaint(number).json().getString("clock"))
                .as("due is the last moment in time")
                .isEqualTo("running");
        server.clock().advance(Duration.ofSeconds(1));
        await(
                "the breach is written",
                () -> complaint(number).json().getString("clock").equals("breached"));
        server.clock().advance(Duration.ofHours(3));
        agent.post("/api/v1/complaints/take-next");

        assertThat(allEvents(number)).contains("overdue", "notice-issued");
        assertThat(events(number)).containsExactly("received", "breached", "assigned");
        await("the figures show it", () -> {
            var now = agent.get("/api/v1/measures/now").json();
            return now.getInteger("pastDue") == 1
                    && now.getJsonArray("breaches")
                            .getJsonObject(0)
                            .getString("number")
                            .equals(number);
        });
    }

    @Test
    void a_correction_recounts_the_limit_from_receipt_and_keeps_the_old_one() {
        var filed =
                server.anybody().post("/api/v1/complaints", draft("website")).json();
        var number = filed.getString("number");
        server.clock().advance(Duration.ofHours(1));
        var corrected = agent.with("If-Match", etag(number))
                .put(
                        "/api/v1/complaints/" + number + "/judgement",
                        new JsonObject()
                                .put("type", "cargo-shortage")
                                .put("subtype", "lost-at-hub")
                                .put("severity", "severe")
                                .put("reason", "整票未到"))
                .json();

        assertThat(corrected.getString("dueAt")).isEqualTo("2026-10-12T18:00:00+08:00");
        assertThat(corrected.getString("originalDueAt")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(corrected.getString("judgedBy")).isEqualTo("person");
        assertThat(events(number)).containsExactly("received", "judgement-corrected");
    }

    @Test
    void a_customer_withdraws_and_an_agent_judges_another_not_valid() {
        var first =
                server.anybody().post("/api/v1/complaints", draft("website")).json();
        server.anybody()
                .with("Tracking-Code", first.getString("trackingCode"))
                .post("/api/v1/tracking/withdrawal", new JsonObject().put("reason", "货已收到"));
        var second = server.anybody().post("/api/v1/complaints", draft("app")).json();
        agent.post("/api/v1/complaints/take-next");
        step(
                second.getString("number"),
                new JsonObject().put("step", "judge-not-valid").put("reason", "不是我司货物"));

        assertThat(complaint(first.getString("number")).json().getString("status"))
                .isEqualTo("withdrawn");
        assertThat(complaint(second.getString("number")).json().getString("status"))
                .isEqualTo("not-valid");
        assertThat(agent.get("/api/v1/complaints?view=open").json().getJsonArray("items"))
                .isEmpty();
    }

    private void step(String number, JsonObject step) {
        var reply = agent.with("If-Match", etag(number)).post("/api/v1/complaints/" + number + "/steps", step);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private void note(String number, String text, boolean internal) {
        var note = new JsonObject().put("text", text).put("internal", internal);
        assertThat(agent.post("/api/v1/complaints/" + number + "/notes", note).status())
                .isEqualTo(201);
    }

    private Reply outcome(JsonObject callback, JsonObject outcome) {
        var reply = agent.post(
                "/api/v1/callbacks/" + callback.getInteger("id") + "/outcome",
                outcome.put("attempt", callback.getInteger("attempt")));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    private Reply complaint(String number) {
        return agent.get("/api/v1/complaints/" + number);
    }

    private String etag(String number) {
        return complaint(number).header("ETag").orElseThrow();
    }

    /** Without what the ladder writes some time after its own limit has passed: a story does not depend on when it is read. */
    private List<String> events(String number) {
        return allEvents(number).stream()
                .filter(event -> !LADDER.contains(event))
                .toList();
    }

    private List<String> allEvents(String number) {
        JsonArray items =
                agent.get("/api/v1/complaints/" + number + "/events").json().getJsonArray("items");
        return items.stream()
                .map(event -> ((JsonObject) event).getString("type"))
                .toList();
    }

    private void assertThatMeasuresShow(String rate, int numerator, int denominator) {
        await(rate + " is " + numerator + " of " + denominator, () -> {
            var figure = agent.get("/api/v1/measures").json().getJsonObject(rate);
            return figure.getInteger("numerator") == numerator && figure.getInteger("denominator") == denominator;
        });
    }

    private static JsonObject draft(String channel) {
        return Draft.usual()
                .channel(channel)
                .waybill("HD2609250017")
                .region("上海")
                .description("五件货只到四件，少了一件，里面是衣服，价值约八百元。")
                .language("zh")
                .json();
    }
}
