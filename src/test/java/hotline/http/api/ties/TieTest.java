package hotline.http.api.ties;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import hotline.tie.Belonging;
import hotline.tie.Ties;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A customer belongs to the agent who handled their case, and kin with them; both may be disputed. */
class TieTest {
    private static final String COMPLAINTS = "/api/v1/complaints/";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private Desk desk;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
        server.database().execute("TRUNCATE customer_kin, agent_refusal, tie_opinion, asked_agent");
        desk = new Desk(server);
    }

    private static long person(String login) {
        return Long.parseLong(server.database().value("SELECT id FROM person WHERE login = '" + login + "'"));
    }

    private static String at(long file) {
        return "/api/v1/customers/" + file;
    }

    private static JsonObject standing(long file) {
        return server.as("agent1").get(at(file) + "/tie").json();
    }

    private static String tie(long file) {
        var tie = standing(file).getJsonObject("tie");
        return tie == null ? "none" : tie.getJsonObject("agent").getLong("id") + " " + tie.getString("because");
    }

    /** A case of the customer is handled by that agent. */
    private long handled(String login, String name, String phone) {
        var number = desk.file(name, phone);
        long file = desk.customerOf(number);
        var steps = COMPLAINTS + number + "/steps";
        var by = server.as(login).with("If-Match", "*");
        assertThat(by.post(steps, new JsonObject().put("step", "assign")).status())
                .isEqualTo(200);
        assertThat(by.post(steps, new JsonObject().put("step", "resolve").put("resolution", "已赔付"))
                        .status())
                .isEqualTo(200);
        return file;
    }

    private static Reply kin(long file, long other, String relation) {
        return server.as("agent1")
                .post(at(file) + "/kin", new JsonObject().put("customer", other).put("relation", relation));
    }

    private static Reply refuse(long file, long agent, String fault, boolean standsFirm) {
        return server.as("supervisor1")
                .post(
                        at(file) + "/refusals",
                        new JsonObject()
                                .put("agent", agent)
                                .put("fault", fault)
                                .put("standsFirm", standsFirm)
                                .put("words", "客户要求换人，已说明"));
    }

    private static Reply ask(String login, String number, long agent, boolean standsFirm) {
        return server.as(login)
                .put(
                        COMPLAINTS + number + "/asked-agent",
                        new JsonObject().put("agent", agent).put("standsFirm", standsFirm));
    }

    private Belonging belonging(String number) {
        long complaint =
                Long.parseLong(server.database().value("SELECT id FROM complaint WHERE number = '" + number + "'"));
        var now = server.clock().instant();
        return await(server.connections()
                        .pool()
                        .withConnection(connection -> Ties.of(connection, List.of(complaint), now, CHINA)))
                .getOrDefault(complaint, Belonging.NONE);
    }

    @Test
    @Tag("R3")
    void a_customer_belongs_for_a_month_to_the_agent_who_handled_a_case_and_not_by_filing_alone() {
        var number = desk.file("王芳", "13812345678");
        long file = desk.customerOf(number);
        assertThat(tie(file)).isEqualTo("none");
        handled("agent1", "王芳", "13812345678");
        long agent = person("agent1");
        assertThat(tie(file)).isEqualTo(agent + " handled");
        assertThat(belonging(number).tie().orElseThrow().agent().id()).isEqualTo(agent);
        server.clock().advance(Duration.ofDays(29));
        assertThat(tie(file)).isEqualTo(agent + " handled");
        server.clock().advance(Duration.ofDays(2));
        assertThat(tie(file)).isEqualTo("none");
        server.clock().advance(Duration.ofDays(-31));
    }

    @Test
    @Tag("R4")
    void a_spouse_belongs_to_the_same_agent_and_a_sibling_does_not() {
        long agent = person("agent1");
        long file = handled("agent1", "王芳", "13812345678");
        var ofSpouse = desk.file("李强", "13912345678");
        long spouse = desk.customerOf(ofSpouse);
        long sibling = desk.customer("王伟", "13712345678");
        assertThat(kin(file, spouse, "spouse").json().getJsonArray("kin")).hasSize(1);
        assertThat(kin(spouse, file, "spouse").status()).as("related already").isEqualTo(409);
        assertThat(kin(file, file, "spouse").status()).isEqualTo(409);
        assertThat(kin(file, sibling, "sibling").status()).isEqualTo(200);
        assertThat(tie(spouse)).isEqualTo(agent + " kin");
        assertThat(belonging(ofSpouse).tie().orElseThrow().agent().id()).isEqualTo(agent);
        assertThat(tie(sibling)).isEqualTo("none");
        var seen = standing(spouse).getJsonArray("kin").getJsonObject(0);
        assertThat(seen.getString("relation")).isEqualTo("spouse");
        assertThat(seen.getLong("customer")).isEqualTo(file);
        var ended = server.as("agent1").delete(at(spouse) + "/kin/" + seen.getLong("id"));
        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        assertThat(tie(spouse)).isEqualTo("none");
        handled("agent2", "李强", "13912345678");
        kin(spouse, file, "spouse");
        assertThat(tie(spouse)).as("the own agent comes first").isEqualTo(person("agent2") + " handled");
        long child = desk.customer("李小明", "13612345678");
        kin(file, child, "child");
        assertThat(standing(child).getJsonArray("kin").getJsonObject(0).getString("relation"))
                .isEqualTo("parent");
    }

    @Test
    @Tag("R4")
    void merged_customers_are_related_once_and_not_to_themselves() {
        long file = desk.customer("王芳", "13812345678");
        long merged = desk.customer("王方", "13812345679");
        long spouse = desk.customer("李强", "13912345678");
        long mergedSpouse = desk.customer("李墙", "13912345679");
        kin(file, spouse, "spouse");
        kin(mergedSpouse, merged, "spouse");
        kin(file, merged, "sibling");
        assertThat(desk.merge(merged, file).status()).isEqualTo(200);
        assertThat(desk.merge(mergedSpouse, spouse).status()).isEqualTo(200);
        assertThat(kinOf(file)).containsExactly("李强 spouse");
        assertThat(kinOf(spouse)).containsExactly("王芳 spouse");
        assertThat(kin(merged, mergedSpouse, "spouse").status())
                .as("related already")
                .isEqualTo(409);

        var seen = standing(file).getJsonArray("kin").getJsonObject(0);
        assertThat(server.as("agent1")
                        .delete(at(file) + "/kin/" + seen.getLong("id"))
                        .status())
                .isEqualTo(200);
        assertThat(kinOf(spouse)).isEmpty();
        desk.undoMergeOf(merged);
        assertThat(kinOf(file)).as("what was between the two stands again").containsExactly("王方 sibling");
    }

    private static List<String> kinOf(long file) {
        return standing(file).getJsonArray("kin").stream()
                .map(JsonObject.class::cast)
                .map(kin -> kin.getString("name") + " " + kin.getString("relation"))
                .toList();
    }

    @Test
    @Tag("R6")
    void a_refused_agent_is_avoided_only_for_a_serious_fault_or_when_the_customer_stands_firm() {
        long agent = person("agent1");
        var number = desk.file("王芳", "13812345678");
        long file = desk.customerOf(number);
        assertThat(refuse(file, agent, "none", false)
                        .json()
                        .getJsonArray("refusals")
                        .getJsonObject(0)
                        .getString("outcome"))
                .isEqualTo("declined");
        refuse(file, agent, "ordinary", false);
        assertThat(belonging(number).avoid()).isEmpty();
        var serious = refuse(file, agent, "serious", false).json();
        assertThat(belonging(number).avoid()).containsExactly(agent);
        var id = serious.getJsonArray("refusals").getJsonObject(0).getLong("id");
        var lifted = server.as("supervisor2").delete(at(file) + "/refusals/" + id);
        assertThat(lifted.status()).isEqualTo(200);
        assertThat(belonging(number).avoid()).isEmpty();
        refuse(file, agent, "none", true);
        assertThat(belonging(number).avoid()).containsExactly(agent);
    }

    @Test
    @Tag("R6")
    void the_next_agent_gets_the_case_of_a_refused_one_as_a_new_case_that_the_old_one_follows() {
        long agent = person("agent1");
        var number = desk.file("王芳", "13812345678");
        long file = desk.customerOf(number);
        var assigned = server.as("agent1")
                .with("If-Match", "*")
                .post(COMPLAINTS + number + "/steps", new JsonObject().put("step", "assign"));
        assertThat(assigned.status()).isEqualTo(200);
        refuse(file, agent, "ordinary", false);
        assertThat(server.database().value("SELECT count(*) FROM complaint")).isEqualTo("1");

        assertThat(refuse(file, agent, "serious", false).status()).isEqualTo(200);

        var old = server.as("supervisor1").get(COMPLAINTS + number).json();
        assertThat(old.getString("status")).isEqualTo("received");
        var fresh = server.database().value("SELECT number FROM complaint WHERE linked_to IS NOT NULL");
        assertThat(server.as("supervisor1")
                        .get(COMPLAINTS + number + "/joined")
                        .json()
                        .getJsonObject("leader")
                        .getString("number"))
                .isEqualTo(fresh);
        assertThat(belongingOf(fresh)).as("also the new case").containsExactly(agent);
        assertThat(server.as("agent1").post(COMPLAINTS + "take-next").status()).isEqualTo(204);
        assertThat(server.as("agent2").post(COMPLAINTS + "take-next").json().getString("number"))
                .isEqualTo(fresh);
        assertThat(refuse(file, agent, "serious", false).status()).as("again").isEqualTo(200);
        assertThat(server.database().value("SELECT count(*) FROM complaint")).isEqualTo("2");
    }

    /** The file of a complaint is known a moment after it was filed. */
    private java.util.Set<Long> belongingOf(String number) {
        desk.customerOf(number);
        return belonging(number).avoid();
    }

    @Test
    @Tag("R10")
    void a_disputed_tie_is_decided_by_another_supervisor_on_a_written_opinion() {
        long file = handled("agent1", "王芳", "13812345678");
        long other = person("agent2");
        var opinion = new JsonObject().put("agent", other).put("opinion", "客户首次由其接待，客户本人确认");
        var given = server.as("supervisor1").post(at(file) + "/tie-opinions", opinion);
        assertThat(given.status()).as(given.body()).isEqualTo(200);
        assertThat(server.as("supervisor2")
                        .post(at(file) + "/tie-opinions", opinion)
                        .status())
                .as("one at a time")
                .isEqualTo(409);
        assertThat(tie(file)).isEqualTo(person("agent1") + " handled");
        var decision = at(file) + "/tie-opinions/"
                + given.json().getJsonArray("opinions").getJsonObject(0).getLong("id") + "/decision";
        var agreed = new JsonObject().put("agreed", true);
        assertThat(server.as("supervisor1").post(decision, agreed).status())
                .as("the own opinion")
                .isEqualTo(409);
        assertThat(server.as("supervisor2").post(decision, agreed).status()).isEqualTo(200);
        assertThat(tie(file)).isEqualTo(other + " decided");
    }

    @Test
    @Tag("R5")
    void a_new_customer_asks_for_an_agent_at_the_start_and_later_a_supervisor_agrees() {
        long agent = person("agent2");
        var number = desk.file("王芳", "13812345678");
        desk.customerOf(number);
        assertThat(ask("agent1", number, agent, false).status()).isEqualTo(204);
        assertThat(belonging(number).asked()).contains(agent);
        var asked =
                server.as("agent1").get(COMPLAINTS + number + "/asked-agent").json();
        assertThat(asked.getJsonObject("agent").getLong("id")).isEqualTo(agent);
        assertThat(asked.getJsonArray("agents")).hasSizeGreaterThan(1);
        server.as("agent1")
                .with("If-Match", "*")
                .post(COMPLAINTS + number + "/steps", new JsonObject().put("step", "assign"));
        assertThat(ask("agent1", number, agent, true).status()).isEqualTo(409);
        assertThat(ask("supervisor1", number, agent, false).status()).isEqualTo(409);
        assertThat(ask("supervisor1", number, person("agent1"), true).status()).isEqualTo(204);
        assertThat(belonging(number).asked()).contains(person("agent1"));
        assertThat(ask("agent1", "202609-999999", agent, false).status()).isEqualTo(404);
        assertThat(ask("agent1", number, 99_999, false).status()).isEqualTo(422);
    }

    @Test
    @Tag("C2")
    @Tag("C6")
    @Tag("C7")
    void a_supervisor_says_what_agents_can_do_and_pairs_new_ones_after_three_working_days_of_training() {
        long trainee = person("agent1");
        long mentor = person("agent2");
        var path = "/api/v1/staff/" + trainee;
        var skills =
                new JsonArray().add(new JsonObject().put("skill", "complaints").put("level", 3));
        var change = new JsonObject()
                .put("skills", skills)
                .put("trainingSince", "2026-09-24")
                .put("mentor", mentor)
                .put("version", server.as("supervisor1").get(path).json().getInteger("version"));
        var changed = server.as("supervisor1").put(path, change);
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().getString("worksFrom"))
                .as("Thursday, Monday, Tuesday; the Friday is a holiday")
                .isEqualTo("2026-09-30");
        assertThat(changed.json().getBoolean("isTrained")).isFalse();
        assertThat(server.as("admin1").get("/api/v1/staff/" + mentor).json().getJsonArray("mentored"))
                .hasSize(1);
        assertThat(server.as("supervisor1").put(path, change).status())
                .as("an older version")
                .isEqualTo(409);
        int version = changed.json().getInteger("version");
        var ofMentor =
                new JsonObject().put("skills", skills).put("mentor", trainee).put("version", 0);
        assertThat(server.as("admin1").put("/api/v1/staff/" + mentor, ofMentor).status())
                .as("a mentor in training")
                .isEqualTo(422);
        var unknown = new JsonObject()
                .put(
                        "skills",
                        new JsonArray()
                                .add(new JsonObject().put("skill", "juggling").put("level", 1)))
                .put("version", version);
        assertThat(server.as("supervisor1").put(path, unknown).status()).isEqualTo(422);
        assertThat(server.as("agent1").get(path).status()).isEqualTo(403);
        var done = new JsonObject().put("skills", new JsonArray()).put("version", version);
        assertThat(server.as("supervisor1").put(path, done).json().getBoolean("isTrained"))
                .isTrue();
    }
}
