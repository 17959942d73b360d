package hotline.http.api.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Callers;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A customer comes onto a blacklist by two supervisors, is recognised by number and code, and may complain all the same. */
@Tag("D3")
class BlacklistTest {
    private static final String ENTRIES = "/api/v1/blacklistings";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
    }

    private static long file(String name, String phone) {
        return new Desk(server).customer(name, phone);
    }

    private static Reply propose(String login, long file, JsonObject more) {
        return server.as(login).post("/api/v1/customers/" + file + "/blacklistings", more.put("harm", "多次伪造签收凭证骗取赔款"));
    }

    private static Reply step(String login, long entry, String step) {
        var body = new JsonObject().put("step", step);
        if (step.equals("refuse") || step.equals("ask-lift")) {
            body.put("reason", "情况已有很大改变");
        }
        return server.as(login).post(ENTRIES + "/" + entry + "/steps", body);
    }

    private static String listed(long file) {
        return server.as("agent1").get("/api/v1/customers/" + file).json().getJsonArray("blacklisted").stream()
                .map(JsonObject.class::cast)
                .map(one -> one.getString("by") + " " + one.getString("department"))
                .collect(Collectors.joining(", "));
    }

    private static long inForce(long file, JsonObject more) {
        long entry = propose("agent1", file, more).json().getLong("id");
        assertThat(step("supervisor1", entry, "verify").status()).isEqualTo(200);
        assertThat(step("supervisor2", entry, "approve").status()).isEqualTo(200);
        return entry;
    }

    private static void lift(long entry) {
        assertThat(step("supervisor1", entry, "ask-lift").status()).isEqualTo(200);
        assertThat(step("supervisor2", entry, "lift").json().getString("state")).isEqualTo("lifted");
    }

    @Test
    void two_supervisors_verify_and_approve_and_no_one_approves_what_they_proposed_or_verified() {
        long file = file("王芳", "13812345678");
        long entry = propose("supervisor2", file, new JsonObject()).json().getLong("id");
        assertThat(propose("agent1", file, new JsonObject()).status())
                .as("proposed already")
                .isEqualTo(409);
        assertThat(step("supervisor1", entry, "approve").status())
                .as("not verified yet")
                .isEqualTo(409);
        assertThat(step("supervisor1", entry, "verify").status()).isEqualTo(200);
        assertThat(step("supervisor1", entry, "approve").status())
                .as("verified it")
                .isEqualTo(409);
        assertThat(step("supervisor2", entry, "approve").status())
                .as("proposed it")
                .isEqualTo(409);
        assertThat(listed(file)).isEmpty();
        assertThat(step("supervisor2", entry, "refuse").json().getString("state"))
                .isEqualTo("refused");
        inForce(file, new JsonObject());
        assertThat(listed(file)).isEqualTo("file null");
    }

    @Test
    void a_departments_entry_ends_after_six_months_and_the_companys_never() {
        long ofDepartment = file("王芳", "13812345678");
        long ofCompany = file("李娜", "13900000001");
        inForce(ofDepartment, new JsonObject().put("department", "claims"));
        long company = inForce(ofCompany, new JsonObject());
        assertThat(propose("agent1", ofCompany, new JsonObject().put("months", 3))
                        .status())
                .as("the company's list has no end")
                .isEqualTo(422);
        assertThat(listed(ofDepartment)).isEqualTo("file claims");
        server.clock().advance(Duration.ofDays(180));
        assertThat(listed(ofDepartment)).as("27 March").isEqualTo("file claims");
        server.clock().advance(Duration.ofDays(1));
        assertThat(listed(ofDepartment)).as("28 March").isEmpty();
        assertThat(listed(ofCompany)).isEqualTo("file null");
        lift(company);
        assertThat(listed(ofCompany)).isEmpty();
    }

    @Test
    @Tag("D6")
    void another_name_at_the_same_number_is_recognised_and_the_complaint_is_taken_all_the_same() {
        inForce(file("王芳", "13812345678"), new JsonObject());
        long other = file("赵强", "13812345678");
        assertThat(listed(other)).isEqualTo("phone null");
        assertThat(listed(file("陈静", "13700000009"))).isEmpty();
        var found =
                server.as("agent1").get("/api/v1/customers?phone=13812345678").json();
        assertThat(found.getJsonArray("items").stream()
                        .map(one ->
                                ((JsonObject) one).getJsonArray("blacklisted").size()))
                .containsExactlyInAnyOrder(1, 1);
        assertThat(server.as("supervisor1").get(ENTRIES).json().getJsonArray("items"))
                .hasSize(1);
        assertThat(server.as("agent1").get(ENTRIES).status()).isEqualTo(403);
    }

    @Test
    void another_company_with_the_same_credit_code_is_recognised_at_whatever_number() {
        long listed = file("上海远航贸易有限公司", "13812345678");
        long other = file("远航贸易", "13900000001");
        coded(listed, "91350100M000100Y43");
        inForce(listed, new JsonObject());
        assertThat(listed(other)).as("without its code").isEmpty();
        coded(other, "91350100m000100y43");
        assertThat(listed(other)).isEqualTo("credit-code null");
    }

    private static void coded(long file, String creditCode) {
        var at = "/api/v1/customers/" + file;
        var etag = server.as("agent1").get(at).header("ETag").orElseThrow();
        var changed = server.as("agent1")
                .with("If-Match", etag)
                .with("Content-Type", "application/json")
                .send(
                        "PATCH",
                        at,
                        new JsonObject()
                                .put("kind", "company")
                                .put("creditCode", creditCode)
                                .encode());
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    }

    @Test
    void anyone_who_shares_a_number_or_code_with_a_merged_file_of_a_listed_customer_is_recognised() {
        long stays = file("王芳", "13812345678");
        long merged = file("王小芳", "13900000001");
        coded(merged, "91350100M000100Y43");
        merge(merged, stays);
        long ofNumber = file("赵强", "13900000001");
        long ofRootsNumber = file("孙丽", "13812345678");
        long ofCode = file("周敏", "13700000009");
        coded(ofCode, "91350100M000100Y43");
        long entry = inForce(stays, new JsonObject());
        assertThat(listed(stays)).isEqualTo("file null");
        assertThat(listed(ofNumber)).as("the entry stands on the root").isEqualTo("phone null");
        assertThat(listed(ofCode)).isEqualTo("credit-code null");
        lift(entry);
        inForce(merged, new JsonObject());
        assertThat(listed(ofRootsNumber))
                .as("the entry stands on the merged file")
                .isEqualTo("phone null");
        assertThat(listed(stays)).isEqualTo("file null");
    }

    @Test
    void of_an_approval_and_a_refusal_at_once_one_counts() {
        long file = file("王芳", "13812345678");
        for (int round = 0; round < 3; round++) {
            long entry = propose("agent1", file, new JsonObject()).json().getLong("id");
            assertThat(step("supervisor1", entry, "verify").status()).isEqualTo(200);
            var replies = atOnce(
                    6, i -> i % 2 == 0 ? step("supervisor2", entry, "approve") : step("supervisor1", entry, "refuse"));
            var taken = replies.stream().filter(reply -> reply.status() == 200).toList();
            assertThat(taken).hasSize(1);
            assertThat(replies.stream().map(Reply::status).filter(status -> status == 409))
                    .hasSize(5);
            boolean approved = taken.get(0).json().getString("state").equals("in-force");
            assertThat(listed(file)).isEqualTo(approved ? "file null" : "");
            if (approved) {
                lift(entry);
            }
        }
    }

    @Test
    void of_proposals_at_once_one_stands_on_each_list() {
        long file = file("王芳", "13812345678");
        var replies = atOnce(6, i -> propose("agent1", file, new JsonObject()));
        assertThat(replies.stream().map(Reply::status)).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(propose("agent1", file, new JsonObject().put("department", "claims"))
                        .status())
                .as("another list")
                .isEqualTo(200);
    }

    @Test
    void merged_files_are_one_customer_on_a_list() {
        long listed = file("王芳", "13812345678");
        long same = file("王芳芳", "13812345679");
        long third = file("李娜", "13900000001");
        inForce(listed, new JsonObject());
        merge(same, listed);
        assertThat(propose("agent1", same, new JsonObject()).status())
                .as("its other file is listed")
                .isEqualTo(409);
        merge(listed, third);
        for (long file : List.of(listed, same, third)) {
            assertThat(propose("agent1", file, new JsonObject()).status()).isEqualTo(409);
        }
        assertThat(propose("agent1", same, new JsonObject().put("department", "claims"))
                        .status())
                .as("another list")
                .isEqualTo(200);
    }

    private static void merge(long from, long into) {
        var reply = new Desk(server).merge(from, into);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static List<Reply> atOnce(int times, Callers.Call<Reply> request) {
        return Callers.atOnce(server.vertx(), times, times, request);
    }

    @Test
    void two_supervisors_readmit_a_customer_as_qualified_no_matter_what_their_tiers_were_before() throws SQLException {
        long file = file("王芳", "13812345678");
        long merged = file("王芳芳", "13812345679");
        vip(file, "");
        vip(merged, "claims");
        vip(merged, "finance");
        merge(merged, file);
        long entry = inForce(merged, new JsonObject().put("department", "claims"));
        assertThat(step("supervisor1", entry, "lift").status())
                .as("nobody has asked for it")
                .isEqualTo(409);
        var noReason = new JsonObject().put("step", "ask-lift");
        assertThat(server.as("supervisor1")
                        .post(ENTRIES + "/" + entry + "/steps", noReason)
                        .status())
                .isEqualTo(422);
        assertThat(step("supervisor1", entry, "ask-lift").json().getString("state"))
                .as("until another one lifts it")
                .isEqualTo("in-force");
        assertThat(listed(file)).isEqualTo("file claims");
        assertThat(step("supervisor1", entry, "lift").status())
                .as("asked for it")
                .isEqualTo(409);
        server.clock().advance(Duration.ofMinutes(1));
        assertThat(step("supervisor2", entry, "lift").json().getString("state")).isEqualTo("lifted");
        assertThat(step("supervisor2", entry, "lift").status()).as("once").isEqualTo(409);
        assertThat(listed(file)).isEmpty();
        assertThat(tiersNow(file))
                .as("a tier holds in its department")
                .containsOnly("null vip", "claims qualified", "finance vip");

        var desk = new Desk(server);
        var story = desk.story(file).json().getJsonArray("items").getJsonObject(0);
        assertThat(story.getString("what")).isEqualTo("readmission");
        assertThat(story.getString("department")).isEqualTo("claims");
        assertThat(story.getString("comment")).isEqualTo("情况已有很大改变");
        assertThat(story.getString("number")).isNull();
        var history = server.as("agent1")
                .get("/api/v1/customers/" + file + "/changes")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(history.getString("what")).isEqualTo("readmitted");
        assertThat(history.getInteger("file")).as("the one that was listed").isEqualTo((int) merged);

        long company = inForce(file, new JsonObject());
        lift(company);
        assertThat(tiersNow(file))
                .as("no department deals with those on the company's list")
                .containsOnly("null qualified", "claims qualified", "finance qualified");
        var tier = server.as("agent1")
                .get("/api/v1/customers/" + file + "/tiers")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(tier.getBoolean("readmission")).isTrue();
        assertThat(tier.getString("scheme")).isNull();
    }

    @Test
    void a_customer_whose_entry_has_ended_by_itself_is_readmitted_by_two_as_well() {
        long file = file("王芳", "13812345678");
        long entry = inForce(file, new JsonObject().put("department", "claims").put("months", 1));
        server.clock().advance(Duration.ofDays(40));
        assertThat(listed(file)).isEmpty();
        assertThat(tiersNow(file)).as("not by the end alone").isEmpty();
        lift(entry);
        assertThat(tiersNow(file)).containsOnly("claims qualified");
    }

    private static List<String> tiersNow(long file) {
        return server.as("agent1").get("/api/v1/customers/" + file).json().getJsonArray("tiers").stream()
                .map(JsonObject.class::cast)
                .map(one -> one.getString("department") + " " + one.getString("tier"))
                .toList();
    }

    private static void vip(long file, String department) throws SQLException {
        server.database().execute("""
                WITH v AS (
                    INSERT INTO tier_review (scheme, department, period, policy_version, asked_at)
                    VALUES ('score', '%2$s', '2026-H1', 1, '2026-07-01T00:00:00Z') RETURNING id),
                w AS (
                    INSERT INTO tier_proposal (review, file, department, inputs, proposed, state, decided_by, decided_at)
                    SELECT id, %1$d, '%2$s', '{}', 'vip', 'accepted', (SELECT min(id) FROM person), '2026-07-01T00:00:00Z' FROM v RETURNING id)
                INSERT INTO customer_tier (file, department, tier, since, proposal)
                SELECT %1$d, '%2$s', 'vip', '2026-07-01T00:00:00Z', id FROM w
                """.formatted(file, department));
    }
}
