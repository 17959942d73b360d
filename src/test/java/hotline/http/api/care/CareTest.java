package hotline.http.api.care;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Work that is due to customers in each period, fulfilled, missed and excused. */
@Tag("K2")
class CareTest {
    private static final String CARE = "/api/v1/care";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
    }

    private static long file(String name, String phone) {
        return new Desk(server).customer(name, phone);
    }

    /** A decision of a supervisor as reviews leave it behind. */
    private static void tier(long file, String tier, String since) {
        server.database().execute("""
                WITH review AS (
                    INSERT INTO tier_review (scheme, department, period, policy_version, asked_at) VALUES ('trade', '', '2026', 1, now())
                    RETURNING id
                ), proposal AS (
                    INSERT INTO tier_proposal (review, file, department, inputs, proposed, state)
                    SELECT id, %1$d, '', '{}', '%2$s', 'accepted' FROM review RETURNING id
                ), ended AS (
                    UPDATE customer_tier SET until = '%3$s' WHERE file = %1$d AND until IS NULL
                )
                INSERT INTO customer_tier (file, department, tier, since, proposal)
                SELECT %1$d, '', '%2$s', '%3$s', id FROM proposal
                """.formatted(file, tier, since));
    }

    private static List<JsonObject> list(String query) {
        var reply = server.as("supervisor1").get(CARE + "?" + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** Such as {@code key-visit 2026-07-01}. */
    private static List<String> rows(String query) {
        return list(query).stream()
                .map(row -> row.getString("rule") + " " + row.getString("from"))
                .toList();
    }

    private static void awaitRows(String query, String... rows) {
        await(query + " has " + List.of(rows), () -> rows(query).equals(List.of(rows)));
    }

    private static String state(long file, String rule) {
        return server.as("agent1").get("/api/v1/customers/" + file + "/care").json().getJsonArray("due").stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString("rule").equals(rule))
                .map(row -> row.getString("from") + " " + row.getString("state"))
                .collect(Collectors.joining(", "));
    }

    private static Reply contact(long file, String way, String level, String at) {
        return server.as("agent1")
                .post(
                        "/api/v1/customers/" + file + "/care/contacts",
                        new JsonObject()
                                .put("way", way)
                                .put("level", level)
                                .put("at", at)
                                .put("progress", "上月货差已赔付，客户认可")
                                .put("needs", "国庆前加一班")
                                .put("score", 5));
    }

    private static void contacted(long file, String way, String level, String at) {
        var reply = contact(file, way, level, at);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    @Test
    @Tag("K3")
    @Tag("K5")
    void a_visit_fulfils_a_quarter_once_and_the_next_quarter_is_due_whenever_it_came() {
        long file = file("浙江宏达商贸有限公司", "13812340001");
        tier(file, "key", "2026-06-30T15:59:59Z");
        awaitRows("tier=key", "key-visit 2026-07-01");
        assertThat(list("state=soon")).as("two days are left").hasSize(1);
        contacted(file, "phone", "staff", "2026-09-27T10:00:00+08:00");
        assertThat(state(file, "key-visit")).as("a call is no visit").isEqualTo("2026-07-01 due");
        contacted(file, "visit", "leader", "2026-09-27T10:00:00+08:00");
        contacted(file, "visit", "staff", "2026-09-27T11:00:00+08:00");
        assertThat(state(file, "key-visit")).isEqualTo("2026-07-01 done");
        var first = list("state=done").get(0);
        assertThat(first.getString("to")).isEqualTo("2026-09-30");
        assertThat(first.getBoolean("important")).isTrue();
        server.clock().set(Instant.parse("2026-09-30T15:59:59Z"));
        assertThat(rows("state=due")).isEmpty();
        server.clock().set(Instant.parse("2026-09-30T16:00:00Z"));
        awaitRows("state=due", "key-visit 2026-10-01");
        server.clock().set(Instant.parse("2027-01-01T02:00:00Z"));
        awaitRows("state=due", "key-visit 2027-01-01");
        awaitRows("state=missed", "key-visit 2026-10-01");
        contacted(file, "visit", "staff", "2026-12-31T10:00:00+08:00");
        assertThat(state(file, "key-visit"))
                .as("reported after its quarter")
                .isEqualTo("2027-01-01 due, 2026-10-01 missed, 2026-07-01 done");
    }

    @Test
    void one_who_joins_within_a_period_is_due_from_the_next_and_a_vip_is_due_to_the_vice_president() {
        long before = file("浙江宏达商贸有限公司", "13812340001");
        long within = file("江苏永兴商贸有限公司", "13812340002");
        tier(before, "vip", "2026-06-30T15:59:59Z");
        tier(within, "vip", "2026-06-30T16:00:00Z");
        awaitRows("state=due", "vip-vice-president 2026-07-01");
        contacted(before, "visit", "staff", "2026-09-27T10:00:00+08:00");
        assertThat(state(before, "vip-vice-president")).isEqualTo("2026-07-01 due");
        contacted(before, "visit", "vice-president", "2026-09-27T10:00:00+08:00");
        assertThat(state(before, "vip-vice-president")).isEqualTo("2026-07-01 done");
        server.clock().set(Instant.parse("2026-10-01T02:00:00Z"));
        awaitRows("state=due", "vip-vice-president 2026-10-01", "vip-vice-president 2026-10-01");
    }

    @Test
    @Tag("A2")
    void nothing_becomes_due_to_a_customer_whose_file_is_sealed_and_no_one_writes_a_contact_into_it() {
        long sealed = file("浙江宏达商贸有限公司", "13812340001");
        long open = file("江苏永兴商贸有限公司", "13812340002");
        server.database().execute("UPDATE customer_file SET sealed_at = now() WHERE id = " + sealed);
        tier(sealed, "ordinary", "2026-06-01T00:00:00Z");
        tier(open, "ordinary", "2026-06-01T00:00:00Z");
        awaitRows("state=due", "ordinary-month 2026-09-01");
        assertThat(list("state=due").get(0).getLong("customer")).isEqualTo(open);
        assertThat(contact(sealed, "phone", "staff", "2026-09-27T10:00:00+08:00")
                        .status())
                .isEqualTo(403);
        var at = "/api/v1/customers/" + sealed;
        server.as("supervisor1").post(at + "/look-reason", new JsonObject().put("why", "audit"));
        assertThat(server.as("supervisor1").get(at + "/care").status()).isEqualTo(200);
        assertThat(server.as("supervisor1")
                        .post(at + "/care/choices", new JsonObject().put("rule", "ordinary-visit"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_selective_visit_is_due_to_chosen_customers_only_and_makes_the_monthly_contact_needless() {
        long visited = file("浙江宏达商贸有限公司", "13812340001");
        long called = file("江苏永兴商贸有限公司", "13812340002");
        tier(visited, "ordinary", "2026-06-01T00:00:00Z");
        tier(called, "ordinary", "2026-06-01T00:00:00Z");
        awaitRows("state=due", "ordinary-month 2026-09-01", "ordinary-month 2026-09-01");
        var choice = new JsonObject().put("rule", "ordinary-visit");
        var at = "/api/v1/customers/" + visited + "/care/choices";
        assertThat(server.as("agent1").post(at, choice).status()).isEqualTo(403);
        assertThat(server.as("supervisor1").post(at, choice).status()).isEqualTo(200);
        assertThat(server.as("supervisor1").post(at, choice).status())
                .as("chosen already")
                .isEqualTo(409);
        assertThat(server.as("supervisor1")
                        .post(at, new JsonObject().put("rule", "vip-leader"))
                        .status())
                .as("no VIP")
                .isEqualTo(409);
        assertThat(state(visited, "ordinary-visit")).isEqualTo("2026-07-01 due");
        contacted(visited, "visit", "staff", "2026-09-27T10:00:00+08:00");
        contacted(called, "sms", "staff", "2026-09-27T10:00:00+08:00");
        assertThat(state(visited, "ordinary-visit")).isEqualTo("2026-07-01 done");
        assertThat(state(visited, "ordinary-month")).isEqualTo("2026-09-01 done");
        assertThat(state(called, "ordinary-month")).isEqualTo("2026-09-01 done");
        assertThat(rows("state=due")).isEmpty();
        server.clock().set(Instant.parse("2026-10-08T02:00:00Z"));
        awaitRows("state=due", "ordinary-month 2026-10-01");
        assertThat(list("state=due").get(0).getLong("customer"))
                .as("the other one was visited in this half-year")
                .isEqualTo(called);
        contacted(called, "visit", "staff", "2026-10-08T09:00:00+08:00");
        assertThat(state(called, "ordinary-visit"))
                .as("a visit that was not planned counts")
                .isEqualTo("2026-07-01 done");
        server.clock().set(Instant.parse("2027-01-04T02:00:00Z"));
        awaitRows("state=due", "ordinary-month 2027-01-01", "ordinary-month 2027-01-01");
        assertThat(rows("state=missed")).as("needless in November and December").isEmpty();
    }

    @Test
    void a_supervisor_excuses_with_a_reason_work_that_is_still_due() {
        long file = file("浙江宏达商贸有限公司", "13812340001");
        tier(file, "key", "2026-06-01T00:00:00Z");
        awaitRows("state=due", "key-visit 2026-07-01");
        var excuse = new JsonObject()
                .put("rule", "key-visit")
                .put("from", "2026-07-01")
                .put("reason", "客户停产检修");
        var at = "/api/v1/customers/" + file + "/care/excuses";
        assertThat(server.as("agent1").post(at, excuse).status()).isEqualTo(403);
        assertThat(server.as("supervisor1").post(at, excuse).status()).isEqualTo(200);
        assertThat(server.as("supervisor1").post(at, excuse).status()).isEqualTo(409);
        var row = list("state=excused").get(0);
        assertThat(row.getString("reason")).isEqualTo("客户停产检修");
        assertThat(row.getString("excusedByName")).isNotEmpty();
        var counts = server.as("agent1").get(CARE + "/counts").json();
        var count = counts.getJsonArray("items").getJsonObject(0);
        assertThat(count.getInteger("plan")).isEqualTo(1);
        assertThat(count.getInteger("excused")).isEqualTo(1);
        assertThat(counts.getJsonArray("rules")).hasSize(5);
    }

    @Test
    void merged_files_are_one_customer_and_separate_again_when_the_merge_is_undone() {
        long stays = file("浙江宏达商贸有限公司", "13812340001");
        long merged = file("浙江宏达", "13812340002");
        tier(stays, "key", "2026-06-01T00:00:00Z");
        tier(merged, "key", "2026-06-01T00:00:00Z");
        awaitRows("state=due", "key-visit 2026-07-01", "key-visit 2026-07-01");
        var desk = new Desk(server);
        assertThat(desk.merge(merged, stays).status()).isEqualTo(200);
        assertThat(rows("state=due")).as("counted once").containsExactly("key-visit 2026-07-01");
        contacted(merged, "visit", "staff", "2026-09-27T10:00:00+08:00");
        assertThat(rows("state=due")).isEmpty();
        assertThat(rows("state=done")).hasSize(1);
        var counts = server.as("agent1").get(CARE + "/counts").json().getJsonArray("items");
        assertThat(counts).hasSize(1);
        assertThat(counts.getJsonObject(0).getInteger("plan")).isEqualTo(1);
        assertThat(counts.getJsonObject(0).getInteger("done")).isEqualTo(1);
        assertThat(desk.undoMergeOf(merged).status()).isEqualTo(200);
        assertThat(state(stays, "key-visit")).isEqualTo("2026-07-01 done");
        assertThat(state(merged, "key-visit"))
                .as("the contact stands in the file into which it was written")
                .isEqualTo("2026-07-01 due");
    }

    @Test
    void thousands_of_customers_are_due_at_the_beginning_of_a_quarter_each_once() {
        server.database().execute("""
                WITH review AS (
                    INSERT INTO tier_review (scheme, department, period, policy_version, asked_at) VALUES ('trade', '', '2026', 1, now())
                    RETURNING id
                ), file AS (
                    INSERT INTO customer_file (kind, name, language, made_from, created_at, last_contact_at)
                    SELECT 'company', '客户' || n, 'zh', n, '2026-01-01', '2026-01-01' FROM generate_series(1, 9000) n
                    RETURNING id
                ), proposal AS (
                    INSERT INTO tier_proposal (review, file, department, inputs, proposed, state)
                    SELECT review.id, file.id, '', '{}', 'key', 'accepted' FROM review, file RETURNING id, file
                )
                INSERT INTO customer_tier (file, department, tier, since, proposal)
                SELECT file, '', CASE WHEN file % 3 = 0 THEN 'key' ELSE 'ordinary' END, '2026-06-01', id FROM proposal
                """);
        await("all are due", () -> server.database()
                .value("SELECT count(*) FROM care_due WHERE rule = 'key-visit'")
                .equals("3000"));
        await("all are due", () -> server.database()
                .value("SELECT count(*) FROM care_due WHERE rule = 'ordinary-month'")
                .equals("6000"));
        assertThat(list("limit=7")).hasSize(7);
        var counts = server.as("agent1").get(CARE + "/counts").json().getJsonArray("items");
        assertThat(counts.stream().map(one -> ((JsonObject) one).getInteger("due")))
                .containsExactlyInAnyOrder(3000, 6000);
        server.database().execute("DELETE FROM care_made");
        await("the tiers are gone through again", () -> server.database()
                .value("SELECT count(*) FROM care_made WHERE up_to = (SELECT max(id) FROM customer_tier)")
                .equals("3"));
        assertThat(server.database().value("SELECT count(*) FROM care_due")).isEqualTo("9000");
    }

    @Test
    void what_says_nothing_or_is_yet_to_come_is_no_contact() {
        long file = file("浙江宏达商贸有限公司", "13812340001");
        assertThat(contact(file, "visit", "staff", "2026-09-29T10:00:00+08:00").status())
                .isEqualTo(422);
        assertThat(contact(file, "visit", "staff", "2025-09-01T10:00:00+08:00").status())
                .isEqualTo(422);
        var empty = new JsonObject().put("way", "visit").put("level", "staff").put("at", "2026-09-27T10:00:00+08:00");
        assertThat(server.as("agent1")
                        .post("/api/v1/customers/" + file + "/care/contacts", empty)
                        .status())
                .isEqualTo(422);
        contacted(file, "e-mail", "staff", "2026-09-27T10:00:00+08:00");
        var past = server.as("agent2")
                .get("/api/v1/customers/" + file + "/care")
                .json()
                .getJsonArray("contacts");
        assertThat(past).hasSize(1);
        assertThat(past.getJsonObject(0).getString("needs")).isEqualTo("国庆前加一班");
    }
}
