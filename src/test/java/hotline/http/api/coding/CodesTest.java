package hotline.http.api.coding;

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
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The codes that standards ask for, from intake to the customer's page. */
class CodesTest {
    private static final String COMPLAINTS = "/api/v1/complaints";

    @Running(shared = true)
    private static TestServer server;

    @Test
    @Tag("F11")
    void remedy_day_and_special_care_given_at_intake_are_read_again_and_the_log_names_the_remedy() {
        var number = filed(Draft.usual()
                .with("remedySought", "compensation")
                .with("incidentOn", "2026-09-24")
                .with("specialCare", new JsonArray().add("older").add("ill")));
        var complaint = read(number);
        assertThat(complaint.getString("remedySought")).isEqualTo("compensation");
        assertThat(complaint.getString("incidentOn")).isEqualTo("2026-09-24");
        assertThat(complaint.getJsonArray("specialCare")).containsExactly("older", "ill");
        assertThat(complaint.getBoolean("emergency")).isFalse();
        assertThat(events(number, "received").getJsonObject(0).getString("remedySought"))
                .isEqualTo("compensation");
    }

    @Test
    void codes_that_the_policy_lacks_and_days_to_come_are_refused_together() {
        var refused = server.anybody()
                .post(
                        COMPLAINTS,
                        Draft.usual()
                                .with("remedySought", "gold")
                                .with("incidentOn", "2026-09-26")
                                .with("specialCare", new JsonArray().add("tall"))
                                .json());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(faults(refused))
                .containsExactlyInAnyOrder(
                        "/remedySought no-such-code", "/incidentOn after-receipt", "/specialCare no-such-code");
        for (String noDay : List.of("24.9.2026", "2026-02-30", "1999-01-01", "２０２６－０９－２４")) {
            assertThat(server.anybody()
                            .post(
                                    COMPLAINTS,
                                    Draft.usual().with("incidentOn", noDay).json())
                            .status())
                    .as(noDay)
                    .isEqualTo(422);
        }
    }

    @Test
    @Tag("F13")
    void codes_are_corrected_at_any_time_with_before_and_after_in_the_log() {
        var number = filed(Draft.usual().with("remedySought", "refund"));
        var chosen = coded(number, new JsonObject().put("cause", "long-wait").put("remedySought", "apology"));
        assertThat(chosen.getString("cause")).isEqualTo("long-wait");
        assertThat(chosen.getString("remedySought")).isEqualTo("apology");
        coded(number, new JsonObject().putNull("cause").put("validity", "partly"));
        assertThat(read(number).getString("cause")).isNull();
        var events = events(number, "coded");
        assertThat(events.getJsonObject(0).getJsonObject("from"))
                .isEqualTo(new JsonObject().put("remedySought", "refund"));
        assertThat(events.getJsonObject(0).getJsonObject("to"))
                .isEqualTo(new JsonObject().put("remedySought", "apology").put("cause", "long-wait"));
        assertThat(events.getJsonObject(1).getJsonObject("from")).isEqualTo(new JsonObject().put("cause", "long-wait"));
    }

    @Test
    void a_choice_of_a_stale_version_or_without_a_difference_changes_nothing() {
        var number = filed(Draft.usual());
        var agent = server.as("agent1");
        var stale =
                agent.with("If-Match", "\"0\"").post(path(number, "codes"), new JsonObject().put("cause", "attitude"));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(server.as("agent1")
                        .post(path(number, "codes"), new JsonObject())
                        .status())
                .isEqualTo(428);
        var same = at(number).post(path(number, "codes"), new JsonObject().put("emergency", false));
        assertThat(same.status()).isEqualTo(409);
        var unknown = at(number).post(path(number, "codes"), new JsonObject().put("cause", "weather"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().getJsonArray("errors").getJsonObject(0).getString("detail"))
                .contains("must be one of expectation, not-listened, attitude");
    }

    @Test
    @Tag("F12")
    @Tag("P2")
    void the_type_proposes_codes_and_the_program_chooses_them_at_the_end_unless_a_person_did() {
        var number = filed(Draft.usual().judged("service-attitude", "minor").channel("hotline"), "agent1");
        assertThat(read(number).getJsonObject("proposedCodes"))
                .isEqualTo(new JsonObject()
                        .put("cause", "attitude")
                        .put("nature", "service")
                        .put("quality", "human"));
        step(number, "assign");
        var resolved = step(
                number,
                new JsonObject()
                        .put("step", "resolve")
                        .put("resolution", "已致歉")
                        .put("outcome", "apologised")
                        .put("cause", "attitude")
                        .put("quality", "quality"));
        assertThat(resolved.getString("outcome")).isEqualTo("apologised");
        assertThat(resolved.getString("nature")).isNull();
        var closed = step(number, new JsonObject().put("step", "withdraw").put("reason", "客户撤诉"));
        assertThat(closed.getString("nature")).isEqualTo("service");
        assertThat(closed.getString("quality")).isEqualTo("quality");
        assertThat(closed.getJsonArray("codesByProgram")).containsExactly("nature");
        assertThat(closed.getJsonObject("proposedCodes")).isEmpty();
        var confirmed = coded(number, new JsonObject().put("nature", "service"));
        assertThat(confirmed.getJsonArray("codesByProgram")).isEmpty();
    }

    @Test
    void codes_go_with_the_step_that_resolves_only() {
        var number = filed(Draft.usual());
        var refused = at(number)
                .post(
                        path(number, "steps"),
                        new JsonObject().put("step", "assign").put("cause", "attitude"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(faults(refused)).containsExactly("/cause ");
    }

    @Test
    @Tag("F16")
    @Tag("T5")
    void an_emergency_of_any_severity_is_reported_once() {
        var atIntake =
                filed(Draft.usual().channel("hotline").judged("delay", "minor").with("emergency", true), "agent1");
        var later = filed(Draft.usual().channel("hotline").judged("delay", "minor"), "agent1");
        var none = filed(Draft.usual().channel("hotline").judged("delay", "minor"), "agent1");
        coded(later, new JsonObject().put("emergency", true));
        server.clock().advance(Duration.ofSeconds(1));
        await("both reports", () -> reports(atIntake) == 1 && reports(later) == 1);
        coded(later, new JsonObject().put("emergency", false));
        coded(later, new JsonObject().put("emergency", true));
        var another =
                filed(Draft.usual().channel("hotline").judged("delay", "minor").with("emergency", true), "agent1");
        server.clock().advance(Duration.ofSeconds(1));
        await("another report", () -> reports(another) == 1);
        assertThat(reports(later)).isEqualTo(1);
        assertThat(reports(none)).isZero();
    }

    @Test
    void strangers_mark_no_emergencies() {
        var refused = server.anybody()
                .post(COMPLAINTS, Draft.usual().with("emergency", true).json());
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    @Tag("P6")
    void branches_read_neither_special_care_nor_what_the_house_found() {
        var branch = server.as("branch1");
        var number = branch.post(
                        COMPLAINTS,
                        Draft.usual()
                                .channel("branch")
                                .with("specialCare", new JsonArray().add("older"))
                                .with("emergency", true)
                                .json())
                .json()
                .getString("number");
        coded(number, new JsonObject().put("cause", "attitude").put("outcome", "explained"));
        var seen = server.as("branch1").get(COMPLAINTS + "/" + number).json();
        assertThat(seen.getJsonArray("specialCare")).isEmpty();
        assertThat(seen.getString("cause")).isNull();
        assertThat(seen.getJsonObject("proposedCodes")).isEmpty();
        assertThat(seen.getString("outcome")).isEqualTo("explained");
        assertThat(seen.getBoolean("emergency")).isTrue();
        assertThat(server.as("branch1")
                        .get(COMPLAINTS + "/" + number + "/events")
                        .body())
                .doesNotContain("coded");
    }

    @Test
    @Tag("F13")
    void lists_are_narrowed_by_codes_and_by_having_none() {
        var number = filed(Draft.usual().with("remedySought", "refund"));
        coded(number, new JsonObject().put("cause", "long-wait").put("validity", "partly"));
        var agent = server.as("agent1");
        assertThat(listed(agent, "remedySought=refund&cause=long-wait&validity=partly"))
                .contains(number);
        assertThat(listed(agent, "remedySought=refund&cause=long-wait&outcome=-&nature=-&quality=-"))
                .contains(number);
        assertThat(listed(agent, "cause=-")).doesNotContain(number);
        assertThat(listed(agent, "remedySought=apology")).doesNotContain(number);
        var unknown = agent.get(COMPLAINTS + "?view=open&cause=colour");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("\"pointer\":\"cause\"");
        var preview = agent.post(
                "/api/v1/exports/preview",
                new JsonObject()
                        .put("what", "complaints")
                        .put("filters", new JsonObject().put("view", "mine").put("cause", "knowledge")));
        assertThat(preview.json().getInteger("rows")).isZero();
        assertThat(preview.json().getJsonArray("columns")).contains("remedySought", "cause", "validity");
    }

    @Test
    @Tag("P6")
    void branches_narrow_their_list_by_no_code_that_they_do_not_read() {
        var branch = server.as("branch1");
        var number = branch.post(
                        COMPLAINTS,
                        Draft.usual()
                                .channel("branch")
                                .with("remedySought", "refund")
                                .json())
                .json()
                .getString("number");
        coded(number, new JsonObject().put("validity", "partly"));
        for (String hidden : List.of("validity", "cause", "nature", "quality", "heldBy", "owner")) {
            var refused = branch.get(COMPLAINTS + "?view=open&" + hidden + "=" + (hidden.equals("owner") ? "1" : "-"));
            assertThat(pointers(refused)).containsExactly(hidden);
        }
        var preview = new JsonObject()
                .put("what", "complaints")
                .put("filters", new JsonObject().put("validity", "partly").put("owner", "1"));
        assertThat(pointers(branch.post("/api/v1/exports/preview", preview)))
                .containsExactlyInAnyOrder("/filters/validity", "/filters/owner");
        assertThat(listed(branch, "remedySought=refund")).contains(number);
        assertThat(listed(branch, "due=passed")).doesNotContain(number);
        assertThat(listed(branch, "remedySought=apology")).doesNotContain(number);
        assertThat(branch.post("/api/v1/exports/preview", new JsonObject().put("what", "complaints"))
                        .json()
                        .getJsonArray("columns"))
                .contains("remedySought", "outcome")
                .doesNotContain("cause", "validity", "nature", "quality");
    }

    private static List<String> listed(TestClient client, String filters) {
        var reply = client.get(COMPLAINTS + "?view=open&limit=200&" + filters);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray("items").stream()
                .map(row -> ((JsonObject) row).getString("number"))
                .toList();
    }

    @Test
    @Tag("F11")
    void a_refused_customer_reads_what_else_can_be_done() {
        var filed = server.anybody()
                .post(
                        COMPLAINTS,
                        Draft.usual()
                                .with("remedySought", "compensation")
                                .with("specialCare", new JsonArray().add("older"))
                                .json())
                .json();
        var number = filed.getString("number");
        var code = filed.getString("trackingCode");
        step(number, "assign");
        assertThat(tracked(code).getJsonArray("alternatives")).isEmpty();
        step(
                number,
                new JsonObject()
                        .put("step", "resolve")
                        .put("resolution", "不予赔偿")
                        .put("outcome", "refused"));
        var page = tracked(code);
        assertThat(page.getJsonObject("remedySought").getJsonObject("name").getString("en"))
                .isEqualTo("compensation");
        assertThat(page.getJsonObject("outcome").getString("code")).isEqualTo("refused");
        assertThat(page.getJsonArray("specialCare").getJsonObject(0).getString("code"))
                .isEqualTo("older");
        assertThat(page.getJsonArray("alternatives").stream()
                        .map(JsonObject.class::cast)
                        .map(one -> one.getString("code") + " " + one.getString("from")))
                .contains("postal-regulator 2026-10-02", "court null");
        assertThat(page.encode()).doesNotContain("validity").doesNotContain("nature");
    }

    @Test
    void customers_read_what_they_may_ask_for() {
        var offered = server.anybody().get("/api/v1/remedies").json().getJsonArray("items");
        assertThat(offered.stream().map(JsonObject.class::cast).map(one -> one.getString("code")))
                .startsWith("explanation", "apology");
    }

    private static long reports(String number) {
        return events(number, "notice-issued").stream()
                .map(JsonObject.class::cast)
                .filter(data -> data.getString("kind").equals("report"))
                .count();
    }

    private static String filed(Draft draft) {
        return server.anybody().post(COMPLAINTS, draft.json()).json().getString("number");
    }

    private static String filed(Draft draft, String login) {
        return server.as(login).post(COMPLAINTS, draft.json()).json().getString("number");
    }

    private static JsonObject read(String number) {
        return server.as("agent1").get(COMPLAINTS + "/" + number).json();
    }

    private static JsonObject tracked(String code) {
        return server.anybody()
                .with("Tracking-Code", code)
                .get("/api/v1/tracking")
                .json();
    }

    private static TestClient at(String number) {
        return server.as("agent1").with("If-Match", "\"" + read(number).getInteger("version") + "\"");
    }

    private static JsonObject coded(String number, JsonObject choice) {
        var reply = at(number).post(path(number, "codes"), choice);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static JsonObject step(String number, String step) {
        return step(number, new JsonObject().put("step", step));
    }

    private static JsonObject step(String number, JsonObject body) {
        var reply = at(number).post(path(number, "steps"), body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static String path(String number, String part) {
        return COMPLAINTS + "/" + number + "/" + part;
    }

    private static JsonArray events(String number, String type) {
        var found = new JsonArray();
        server.as("agent1").get(path(number, "events?limit=100")).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(event -> event.getString("type").equals(type))
                .forEach(event -> found.add(event.getJsonObject("data")));
        found.forEach(data -> List.of("type", "severity", "channel").forEach(((JsonObject) data)::remove));
        return found;
    }

    private static List<String> pointers(Reply refused) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        return refused.json().getJsonArray("errors").stream()
                .map(fault -> ((JsonObject) fault).getString("pointer"))
                .toList();
    }

    private static List<String> faults(Reply refused) {
        return refused.json().getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .map(fault -> fault.getString("pointer") + " " + fault.getString("code", ""))
                .toList();
    }
}
