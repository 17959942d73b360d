package hotline.scenario;

import static hotline.scenario.CaseDesk.at;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Callers;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F5 with more time (延期): requested before due, decided by a supervisor, shown to the customer, counted both ways. */
@ExtendWith(VertxExtension.class)
class ExtensionTest {
    private static final String EXTENSIONS = "/api/v1/extensions";

    @Running
    private static TestServer server;

    @BeforeEach
    void begin() {
        server.forgetComplaints();
    }

    @Test
    void a_supervisor_grants_an_agents_request_after_a_preview_and_the_customer_reads_the_new_date_and_why() {
        var desk = CaseDesk.taken(server, "moderate");
        at(server, "2026-09-29T10:00");
        var asked = desk.change("/extensions", extension(2, "分拨中心怀疑内盗，正调监控"));
        assertThat(asked.getJsonObject("extension").getString("dueAfter")).isEqualTo("2026-10-09T18:00:00+08:00");
        assertThat(asked.getString("dueAt")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(asked.getJsonObject("allowedChanges").getValue("extension"))
                .as("one at a time")
                .isNull();

        var listed = list("undecided").getJsonArray("items").getJsonObject(0);
        assertThat(listed.getString("number")).isEqualTo(desk.number);
        assertThat(listed.getString("dueBefore")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(listed.getString("dueAfter")).isEqualTo("2026-10-09T18:00:00+08:00");
        assertThat(listed.getJsonObject("askedBy").getString("name")).isEqualTo("王芳");
        assertThat(listed.getJsonObject("heldBy").getString("code")).isEqualTo("customer-service");
        long id = listed.getLong("id");
        var would = result(decide(List.of(id), true, true));
        var granted = result(decide(List.of(id), true, false));
        assertThat(would).isEqualTo(granted);
        assertThat(granted.getString("dueAfter")).isEqualTo("2026-10-09T18:00:00+08:00");

        var clock = desk.clock("handling");
        assertThat(clock.getString("originalDueAt")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(clock.getString("unextendedDueAt")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(clock.getString("dueAt")).isEqualTo("2026-10-09T18:00:00+08:00");
        assertThat(clock.getInteger("extendedDays")).isEqualTo(2);
        assertThat(desk.deeds()).containsExactly("received", "assigned", "extension-asked", "extension-granted");
        assertThat(list("undecided").getJsonArray("items")).isEmpty();
        var decided = list("decided").getJsonArray("items").getJsonObject(0);
        assertThat(decided.getBoolean("granted")).isTrue();
        assertThat(decided.getJsonObject("decidedBy").getString("name")).isEqualTo("孙丽");

        var tracked = desk.tracked();
        assertThat(tracked.getString("promisedAt")).isEqualTo("2026-10-09T18:00:00+08:00");
        assertThat(tracked.getJsonObject("extended").getString("from")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(tracked.getJsonObject("extended").getString("reason")).isEqualTo("需等待检测报告");
        assertThat(tracked.encode()).doesNotContain("内盗").doesNotContain("孙丽");
    }

    @ParameterizedTest
    @CsvSource({
        "minor, 2026-09-28T18:00, 2026-09-30T10:00",
        "moderate, 2026-09-30T18:00, 2026-10-09T10:00",
        "severe, 2026-10-12T18:00, 2026-10-14T10:00"
    })
    void each_limit_of_f5_moves_by_an_hour_of_waiting_and_a_day_of_extension(
            String severity, String due, String moved) {
        var desk = CaseDesk.taken(server, severity);
        assertThat(desk.read().getString("dueAt")).isEqualTo(due + ":00+08:00");
        at(server, "2026-09-28T10:00");
        desk.pause("customers-documents");
        desk.change("/extensions", extension(1, "等待客户"));
        decide(undecided(), true, false);
        at(server, "2026-09-28T11:00");
        desk.resume();

        assertThat(desk.read().getString("dueAt")).isEqualTo(moved + ":00+08:00");
        assertThat(desk.clock("handling").getInteger("pausedMinutes")).isEqualTo(60);
        assertThat(desk.clock("handling").getInteger("extendedDays")).isEqualTo(1);
    }

    @Test
    void the_limit_of_service_attitude_moves_like_all_others() {
        var desk = CaseDesk.taken(server, "moderate");
        desk.changing()
                .put(
                        desk.path("/judgement"),
                        new JsonObject()
                                .put("type", "service-attitude")
                                .put("severity", "severe")
                                .put("reason", "核对录音"));
        assertThat(desk.read().getString("dueAt")).isEqualTo("2026-09-29T18:00:00+08:00");
        desk.change("/extensions", extension(1, "等待录音"));
        decide(undecided(), true, false);
        assertThat(desk.read().getString("dueAt")).isEqualTo("2026-09-30T18:00:00+08:00");
    }

    @Test
    void closure_is_counted_against_the_limit_with_extensions_and_without() {
        var desk = CaseDesk.taken(server, "minor");
        desk.change("/extensions", extension(1, "等待仓库"));
        decide(undecided(), true, false);
        at(server, "2026-09-29T09:00");
        assertThatRateIs("onTimeClosureUnextended", 0, 1);
        assertThatRateIs("onTimeClosure", 0, 0);

        desk.step(new JsonObject().put("step", "resolve").put("resolution", "已送达"));
        server.anybody()
                .with("Tracking-Code", desk.trackingCode)
                .post("/api/v1/tracking/rating", new JsonObject().put("score", 5));
        assertThat(desk.read().getString("status")).isEqualTo("closed");
        assertThatRateIs("onTimeClosure", 1, 1);
        assertThatRateIs("onTimeClosureUnextended", 0, 1);
        var closed = desk.lastEvent("closed").getJsonObject("data");
        assertThat(closed.getBoolean("onTime")).isTrue();
        assertThat(closed.getBoolean("onTimeUnextended")).isFalse();
    }

    @Test
    void a_grant_of_a_request_made_in_time_takes_the_breach_back() {
        var desk = CaseDesk.taken(server, "minor");
        at(server, "2026-09-28T17:00");
        desk.change("/extensions", extension(1, "等待仓库"));
        at(server, "2026-09-29T09:00");
        await("it is breached", () -> desk.read().getString("clock").equals("breached"));
        assertThatRateIs("onTimeClosure", 0, 1);

        var granted = result(decide(undecided(), true, false));
        assertThat(granted.getBoolean("breachTakenBack")).isTrue();
        assertThat(desk.read().getString("clock")).isEqualTo("running");
        assertThat(desk.read().getValue("breachedAt")).isNull();
        assertThatRateIs("onTimeClosure", 0, 0);
        assertThatRateIs("onTimeClosureUnextended", 0, 1);
        var told = desk.lastEvent("extension-granted").getJsonObject("data");
        assertThat(told.getBoolean("pastDueBefore")).isTrue();
        assertThat(told.getBoolean("pastDueAfter")).isFalse();

        at(server, "2026-09-29T18:00");
        server.clock().advance(Duration.ofSeconds(1));
        await("it is breached again", () -> desk.read().getString("clock").equals("breached"));
        assertThat(desk.story()).filteredOn("breached"::equals).hasSize(2);
        assertThatRateIs("onTimeClosure", 0, 1);
        assertThatRateIs("onTimeClosureUnextended", 0, 1);
    }

    @Test
    void a_refusal_keeps_the_limit_and_is_hidden_from_the_customer() {
        var desk = CaseDesk.taken(server, "minor");
        desk.change("/extensions", extension(1, "等待仓库"));
        var refused = result(decide(undecided(), false, false));
        assertThat(refused.getBoolean("decided")).isTrue();
        assertThat(refused.getValue("dueAfter")).isNull();
        assertThat(desk.read().getString("dueAt")).isEqualTo("2026-09-28T18:00:00+08:00");
        assertThat(desk.lastEvent("extension-refused").getBoolean("internal")).isTrue();
        assertThat(desk.tracked().getValue("extended")).isNull();
        assertThat(desk.tracked().encode()).doesNotContain("extension").doesNotContain("检测报告");
    }

    @Test
    void an_extension_is_requested_in_time_within_the_policys_bounds_and_one_at_a_time() {
        var desk = CaseDesk.taken(server, "moderate");
        var tooLong = desk.post("/extensions", extension(6, "等待"));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/workingDays");
        for (int granted = 0; granted < 2; granted++) {
            desk.change("/extensions", extension(1, "等待"));
            assertThat(desk.post("/extensions", extension(1, "再等")).status()).isEqualTo(409);
            decide(undecided(), true, false);
        }
        var tooOften = desk.post("/extensions", extension(1, "等待"));
        assertThat(tooOften.status()).isEqualTo(409);
        assertThat(tooOften.json().getString("detail")).contains("2 times");

        var late = CaseDesk.taken(server, "minor");
        at(server, "2026-09-29T09:00");
        assertThat(late.post("/extensions", extension(1, "等待")).status()).isEqualTo(409);
    }

    @Test
    void a_request_for_a_case_that_ended_before_is_closed_and_stops_no_other() {
        var withdrawn = CaseDesk.taken(server, "minor");
        var open = CaseDesk.taken(server, "moderate");
        withdrawn.change("/extensions", extension(1, "等待"));
        open.change("/extensions", extension(1, "等待"));
        var both = undecided();
        withdrawn.step(new JsonObject().put("step", "withdraw").put("reason", "客户撤诉"));
        assertThat(withdrawn.story()).endsWith("withdrawn", "extension-refused");

        var several = new ArrayList<>(both);
        several.add(both.get(0));
        several.add(9_999L);
        var results = decide(several, true, false).json().getJsonArray("results");
        assertThat(results).hasSize(3);
        assertThat(results.getJsonObject(0).getString("problem")).isEqualTo("it is decided already");
        assertThat(results.getJsonObject(0).getString("number")).isEqualTo(withdrawn.number);
        assertThat(results.getJsonObject(1).getBoolean("decided")).isTrue();
        assertThat(results.getJsonObject(2).getString("problem")).isEqualTo("there is no such extension");
        var closed = list("decided").getJsonArray("items").getJsonObject(1);
        assertThat(closed.getBoolean("granted")).isFalse();
        assertThat(closed.getValue("decidedBy")).isNull();
        assertThat(closed.getValue("decision")).isNull();
    }

    @Test
    void two_hundred_are_decided_at_once_after_pages_of_them_were_read() {
        var desks = IntStream.range(0, 200)
                .mapToObj(i -> CaseDesk.taken(server, "moderate"))
                .toList();
        desks.forEach(desk -> desk.change("/extensions", extension(1, "节前积压")));
        var first = list("undecided&limit=150");
        var second = list("undecided&limit=150&after=" + first.getString("next"));
        assertThat(second.getValue("next")).isNull();
        var ids = new ArrayList<>(ids(first));
        ids.addAll(ids(second));
        assertThat(ids).hasSize(200).doesNotHaveDuplicates();

        var granted = decide(ids, true, false).json().getJsonArray("results");
        assertThat(granted).hasSize(200).allMatch(result -> ((JsonObject) result).getBoolean("decided"));
        assertThat(server.database()
                        .value("SELECT count(*) FROM complaint WHERE due_at = '2026-10-08 18:00+08' AND version = 4"))
                .isEqualTo("200");
        var latest = list("decided&limit=120");
        var rest = list("decided&limit=120&after=" + latest.getString("next"));
        var decided = new ArrayList<>(ids(latest));
        decided.addAll(ids(rest));
        assertThat(decided).hasSize(200).doesNotHaveDuplicates();
        ids.add(1L);
        assertThat(decide(ids, true, false).status()).isEqualTo(422);
    }

    @Test
    void of_two_supervisors_who_decide_at_once_one_succeeds_and_the_other_conflicts(Vertx vertx) {
        for (int i = 0; i < 20; i++) {
            CaseDesk.taken(server, "moderate").change("/extensions", extension(1, "等待"));
        }
        var ids = undecided();
        server.token("supervisor1");
        var backwards = new ArrayList<>(ids);
        java.util.Collections.reverse(backwards);
        var results = new ArrayList<JsonObject>();
        for (var reply :
                Callers.atOnce(vertx, 2, 2, i -> i == 0 ? decide(ids, true, false) : decide(backwards, false, false))) {
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            reply.json().getJsonArray("results").forEach(result -> results.add((JsonObject) result));
        }
        for (long id : ids) {
            assertThat(results.stream().filter(result -> result.getLong("id") == id && result.getBoolean("decided")))
                    .as("decisions of " + id)
                    .hasSize(1);
        }
        assertThat(server.database().value("SELECT count(*) FROM event WHERE type LIKE 'extension-%ed'"))
                .isEqualTo("40");
    }

    private List<Long> undecided() {
        return ids(list("undecided"));
    }

    private JsonObject list(String view) {
        var reply = server.as("supervisor1").get(EXTENSIONS + "?view=" + view);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static List<Long> ids(JsonObject page) {
        return page.getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getLong("id"))
                .toList();
    }

    private Reply decide(List<Long> ids, boolean granted, boolean dryRun) {
        return server.as("supervisor1")
                .post(
                        EXTENSIONS + "/decisions",
                        new JsonObject()
                                .put("ids", new JsonArray(ids))
                                .put("granted", granted)
                                .put("reason", "需等待检测报告")
                                .put("dryRun", dryRun));
    }

    private static JsonObject result(Reply decided) {
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        return decided.json().getJsonArray("results").getJsonObject(0);
    }

    private static JsonObject extension(int workingDays, String reason) {
        return new JsonObject().put("workingDays", workingDays).put("reason", reason);
    }

    private void assertThatRateIs(String rate, int numerator, int denominator) {
        await(rate + " is " + numerator + " of " + denominator, () -> {
            var figure = server.as("agent1").get("/api/v1/measures").json().getJsonObject(rate);
            return figure.getInteger("numerator") == numerator && figure.getInteger("denominator") == denominator;
        });
    }
}
