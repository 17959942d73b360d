package hotline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.rules.Variations;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A supervisor puts complaints that began with an older version under the policy in force. Today is Friday, 25
 * September.
 */
class RulingTest {
    private static final String MONDAY_CLOSE = "2026-09-28T18:00:00+08:00";
    private static final String WEDNESDAY_CLOSE = "2026-09-30T18:00:00+08:00";
    private static final JsonObject REASON = new JsonObject().put("reason", "新制度生效");

    @Running
    private TestServer server;

    @Test
    void its_limits_are_recounted_from_receipt_and_the_log_names_old_and_new() {
        var desk = CaseDesk.filed(server, "moderate").as("supervisor1");
        install(Variations.withWorkingDays("2", 1));

        var ruled = desk.change("/ruling", REASON);

        assertThat(ruled.getString("policy")).isEqualTo("freight-network/2");
        assertThat(ruled.getString("dueAt")).isEqualTo(MONDAY_CLOSE);
        assertThat(ruled.getString("originalDueAt")).isEqualTo(WEDNESDAY_CLOSE);
        assertThat(ruled.getString("judgedBy")).isNotEqualTo("person");
        var event = last(desk);
        assertThat(event.getString("type")).isEqualTo("ruled-anew");
        assertThat(event.getBoolean("internal")).isTrue();
        var data = event.getJsonObject("data");
        assertThat(data.getString("reason")).isEqualTo("新制度生效");
        assertThat(data.getString("fromDue")).isEqualTo(WEDNESDAY_CLOSE);
        assertThat(data.getString("due")).isEqualTo(MONDAY_CLOSE);
        assertThat(data.getJsonObject("from").getString("policy")).isEqualTo("freight-network/1.0");
        assertThat(data.getJsonObject("from").getString("severity")).isEqualTo("moderate");
        assertThat(data.getString("policy")).isEqualTo("freight-network/2");
        assertThat(server.database().value("SELECT next_action_at <= due_at FROM sla_clock WHERE kind = 'handling'"))
                .isEqualTo("t");
    }

    @Test
    void a_type_that_no_longer_exists_must_be_replaced() {
        var desk = CaseDesk.filed(server, "moderate").as("supervisor1");
        install(Variations.withoutShortage("2"));

        var refused = desk.post("/ruling", REASON);
        var ruled =
                desk.change("/ruling", REASON.copy().put("type", "cargo-damage").put("severity", "severe"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/type");
        assertThat(ruled.getString("type")).isEqualTo("cargo-damage");
        assertThat(ruled.getString("severity")).isEqualTo("severe");
        assertThat(ruled.getString("judgedBy")).isEqualTo("person");
        var from = last(desk).getJsonObject("data").getJsonObject("from");
        assertThat(from.getString("type")).isEqualTo("cargo-shortage");
    }

    @Test
    void a_limit_passed_by_the_new_count_is_breached_at_once_and_a_longer_one_takes_it_back() {
        var desk = CaseDesk.filed(server, "moderate").as("supervisor1");
        install(Variations.withWorkingDays("2", 1));
        server.clock().set(Instant.parse("2026-09-29T02:00:00Z"));

        var late = desk.change("/ruling", REASON);
        assertThat(late.getString("clock")).isEqualTo("breached");
        // Written with the ruling; the ladder may already have added a notice.
        assertThat(types(desk)).containsSequence("ruled-anew", "breached");

        install(Variations.withWorkingDays("3", 5));
        var inTime = desk.change("/ruling", REASON);
        assertThat(inTime.getString("clock")).isEqualTo("running");
        assertThat(inTime.getValue("breachedAt")).isNull();
        var ruling = lastRuling(desk).getJsonObject("data");
        assertThat(ruling.getBoolean("pastDueBefore")).isTrue();
        assertThat(ruling.getBoolean("pastDueAfter")).isFalse();
    }

    @Test
    void pauses_stay() {
        var desk = CaseDesk.taken(server, "moderate");
        desk.pause("customers-documents");
        server.clock().advance(Duration.ofDays(3));
        install(Variations.withWorkingDays("2", 1));

        desk.as("supervisor1").change("/ruling", REASON);
        var resumed = desk.resume();

        // Friday is Mid-Autumn Festival, so it was paused from Monday's opening to 16:00: five and a half hours.
        assertThat(resumed.getString("dueAt")).isEqualTo("2026-09-29T16:00:00+08:00");
    }

    @Test
    void a_stale_version_is_rejected_and_so_is_a_second_reassignment() {
        var desk = CaseDesk.filed(server, "moderate").as("supervisor1");
        install(Variations.withWorkingDays("2", 1));
        var stale = desk.changing();
        desk.note("客户来电", true);
        desk.change("/ruling", REASON);

        assertThat(stale.post(desk.path("/ruling"), REASON).status()).isEqualTo(412);
        assertThat(desk.post("/ruling", REASON).status()).isEqualTo(409);
    }

    @Test
    void many_are_reassigned_together_and_a_refused_one_stops_no_other() {
        var open = CaseDesk.filed(server, "moderate").as("supervisor1");
        var withdrawn = CaseDesk.taken(server, "moderate");
        withdrawn.step(new JsonObject().put("step", "withdraw").put("reason", "客户撤回"));
        install(Variations.withWorkingDays("2", 1));
        var asked = REASON.copy()
                .put("numbers", new JsonArray(List.of(open.number, withdrawn.number, "202609-999999", open.number)));

        var tried = many(asked.copy().put("dryRun", true));
        assertThat(ruled(tried)).containsExactly(true, false, false);
        assertThat(tried.getJsonObject(0).getJsonObject("before").getString("dueAt"))
                .isEqualTo(WEDNESDAY_CLOSE);
        assertThat(tried.getJsonObject(0).getJsonObject("after").getString("dueAt"))
                .isEqualTo(MONDAY_CLOSE);
        assertThat(open.read().getString("policy")).isEqualTo("freight-network/1.0");

        var done = many(asked);
        assertThat(ruled(done)).containsExactly(true, false, false);
        assertThat(done.getJsonObject(1).getString("problem")).contains("withdrawn");
        assertThat(done.getJsonObject(2).getString("problem")).contains("202609-999999");
        assertThat(open.read().getString("policy")).isEqualTo("freight-network/2");
        assertThat(open.read().getString("dueAt")).isEqualTo(MONDAY_CLOSE);
        assertThat(withdrawn.read().getString("policy")).isEqualTo("freight-network/1.0");
    }

    private JsonArray many(JsonObject asked) {
        var reply = server.as("supervisor1").post("/api/v1/complaints/rulings", asked);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray("items");
    }

    private static List<Boolean> ruled(JsonArray items) {
        return items.stream()
                .map(item -> ((JsonObject) item).getBoolean("ruled"))
                .toList();
    }

    private static JsonObject last(CaseDesk desk) {
        var events = desk.events();
        return events.getJsonObject(events.size() - 1);
    }

    private static JsonObject lastRuling(CaseDesk desk) {
        return desk.events().getJsonObject(types(desk).lastIndexOf("ruled-anew"));
    }

    private static List<String> types(CaseDesk desk) {
        return desk.events().stream()
                .map(event -> ((JsonObject) event).getString("type"))
                .toList();
    }

    private void install(String yaml) {
        Reply reply =
                server.as("admin1").with("Content-Type", "application/yaml").send("POST", "/api/v1/policies", yaml);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }
}
