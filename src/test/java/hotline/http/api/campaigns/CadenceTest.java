package hotline.http.api.campaigns;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Work that is due by a rule that plans calls is called like any campaign, and what came of the call ends the due contact. */
@Tag("K2")
class CadenceTest {
    private static final Instant MONDAY = Instant.parse("2026-09-28T02:00:00Z");
    private static final String CALLS = "/api/v1/campaign-calls";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
        server.database().execute("TRUNCATE offer, agent_floor, rotation, floor_event");
        server.clock().set(MONDAY);
    }

    /** An ordinary customer, who is due a call each month. */
    private static long ordinary(String name, String phone) {
        long file = new Desk(server).customer(name, phone);
        server.database().execute("""
                WITH review AS (
                    INSERT INTO tier_review (scheme, department, period, policy_version, asked_at) VALUES ('trade', '', '2026', 1, now())
                    RETURNING id
                ), proposal AS (
                    INSERT INTO tier_proposal (review, file, department, inputs, proposed, state)
                    SELECT id, %1$d, '', '{}', 'ordinary', 'accepted' FROM review RETURNING id
                )
                INSERT INTO customer_tier (file, department, tier, since, proposal)
                SELECT %1$d, '', 'ordinary', '2026-08-01', id FROM proposal
                """.formatted(file));
        return file;
    }

    private static String due(long file) {
        return server.as("agent1").get("/api/v1/customers/" + file + "/care").json().getJsonArray("due").stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString("rule").equals("ordinary-month"))
                .map(row -> row.getString("from") + " " + row.getString("state"))
                .collect(Collectors.joining(", "));
    }

    private static void awaitCalls(int n) {
        await(n + " calls wait", () -> {
            server.clock().advance(Duration.ofSeconds(30));
            return server.database()
                    .value("SELECT count(*) FROM callback WHERE campaign IS NOT NULL AND status = 'waiting'")
                    .equals(Integer.toString(n));
        });
    }

    private static JsonObject take(String agent) {
        return server.as(agent).post(CALLS + "/next", new JsonObject()).json().getJsonObject("call");
    }

    private static void record(JsonObject call, JsonObject outcome) {
        var reply = server.as("agent1")
                .post(
                        CALLS + "/" + call.getLong("id") + "/outcome",
                        outcome.put("attempt", call.getInteger("attempt")));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    @Test
    @Tag("K3")
    @Tag("K5")
    void a_customer_who_is_due_is_called_and_the_outcome_ends_work_that_was_due() {
        long reached = ordinary("宁波甬达商贸有限公司", "13812340001");
        awaitCalls(1);
        var call = take("agent1");
        assertThat(call.getLong("customer")).isEqualTo(reached);
        assertThat(call.getJsonObject("questionnaire").encode())
                .as("the questions of care")
                .contains("needs");
        record(
                call,
                new JsonObject().put("outcome", "reached").put("needs", "加一班").put("score", 5));
        assertThat(due(reached)).isEqualTo("2026-09-01 done");

        long refused = ordinary("苏州恒泰贸易有限公司", "13812340002");
        awaitCalls(1);
        record(take("agent1"), new JsonObject().put("outcome", "refused"));
        assertThat(due(refused)).isEqualTo("2026-09-01 missed");
        assertThat(server.as("agent1")
                        .post(
                                "/api/v1/customers/" + refused + "/care/contacts",
                                new JsonObject()
                                        .put("way", "visit")
                                        .put("level", "staff")
                                        .put("at", "2026-09-28T10:00:00+08:00")
                                        .put("progress", "上门拜访"))
                        .status())
                .isEqualTo(200);
        assertThat(due(refused))
                .as("another contact in the same month makes up for it")
                .isEqualTo("2026-09-01 done");
        assertThat(take("agent1")).isNull();

        var campaign = server.as("agent1")
                .get("/api/v1/campaigns")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(campaign.getJsonObject("cadence").getString("rule")).isEqualTo("ordinary-month");
        assertThat(campaign.getJsonObject("cadence").getString("to")).isEqualTo("2026-09-30");
        assertThat(campaign.getInteger("members")).isEqualTo(2);
    }

    @Test
    void no_one_is_called_whose_contact_was_made_in_another_way_or_whose_month_is_over() {
        long visited = ordinary("无锡锡山物资有限公司", "13812340003");
        ordinary("常州武进建材有限公司", "13812340004");
        awaitCalls(2);
        assertThat(server.as("agent1")
                        .post(
                                "/api/v1/customers/" + visited + "/care/contacts",
                                new JsonObject()
                                        .put("way", "visit")
                                        .put("level", "staff")
                                        .put("at", "2026-09-28T10:00:00+08:00")
                                        .put("progress", "上门拜访"))
                        .status())
                .isEqualTo(200);
        awaitCalls(1);

        server.clock().set(Instant.parse("2026-09-30T16:00:01Z"));
        await("the calls of September are over", () -> server.database()
                .value("SELECT count(*) FROM campaign WHERE state = 'ended' AND care_from = '2026-09-01'")
                .equals("1"));
        assertThat(
                        server.database()
                                .value(
                                        "SELECT string_agg(status, ' ') FROM callback WHERE campaign = (SELECT id FROM campaign WHERE care_from = '2026-09-01')"))
                .isEqualTo("cancelled cancelled");
    }

    @Test
    @Tag("R6")
    void a_campaigns_call_does_not_come_next_to_an_agent_whom_the_customer_refuses() {
        long file = ordinary("嘉善魏塘木业有限公司", "13812340009");
        server.database()
                .execute(
                        "INSERT INTO agent_refusal (file, agent, fault, stands_firm, words, decided_by, decided_at) VALUES ("
                                + file + ", " + id("agent1") + ", 'none', true, '', " + id("supervisor1")
                                + ", '2026-09-24')");
        awaitCalls(1);

        assertThat(take("agent1")).isNull();
        assertThat(take("agent2").getLong("customer")).isEqualTo(file);
        server.database().execute("TRUNCATE agent_refusal");
    }

    @Test
    @Tag("R1")
    @Tag("K4")
    void calls_of_campaigns_and_those_that_people_asked_for_are_offered_in_turn() {
        ordinary("湖州南浔木业有限公司", "13812340005");
        awaitCalls(1);
        assertThat(server.as("agent2")
                        .post(
                                "/api/v1/callbacks",
                                new JsonObject().put("phone", "13812340006").put("reason", "问进度"))
                        .status())
                .isEqualTo(200);
        floorIs("agent1", "agent3");

        var first = offered("agent1");
        assertThat(first.getString("source")).as("promised for now").isEqualTo("by-hand");
        assertThat(first.getString("case")).isNull();
        var second = offered("agent3");
        assertThat(second.getString("source")).isEqualTo("cadence");
        assertThat(take("agent2")).as("what is offered waits for the answer").isNull();

        assertThat(answer("agent3", second, new JsonObject().put("answer", "accepted"))
                        .status())
                .isEqualTo(200);
        assertThat(server.database().value("SELECT state FROM agent_floor WHERE person = " + id("agent3")))
                .isEqualTo("busy");
        assertThat(server.database().value("SELECT count(*) FROM offer WHERE answer = 'accepted'"))
                .isEqualTo("1");
        assertThat(take("agent3").getString("name")).isEqualTo("湖州南浔木业有限公司");
        assertThat(answer(
                                "agent1",
                                first,
                                new JsonObject().put("answer", "declined").put("reason", "leaving"))
                        .status())
                .isEqualTo(200);
        var taken = server.as("agent2").post("/api/v1/callbacks/take-next").json();
        assertThat(taken.getJsonObject("byHand").getString("reason")).isEqualTo("问进度");
    }

    @Test
    @Tag("K4")
    void an_offered_call_that_may_not_be_made_after_all_is_withdrawn_and_put_off() {
        ordinary("嘉兴南湖纺织有限公司", "13812340007");
        awaitCalls(1);
        floorIs("agent1");
        var offer = offered("agent1");
        server.database().execute("UPDATE customer_file SET calls = 'refused'");

        var refused = answer("agent1", offer, new JsonObject().put("answer", "accepted"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(server.database().value("SELECT status FROM callback")).isEqualTo("cancelled");
        assertThat(server.database()
                        .value("SELECT answer || ' ' || state FROM offer JOIN agent_floor ON person = agent"))
                .isEqualTo("withdrawn ready");
    }

    /** The complaints that made the files are with someone else. */
    private static void floorIs(String... logins) {
        server.database().execute("UPDATE complaint SET status = 'assigned', owner = " + id("agent5"));
        server.database().execute("TRUNCATE offer, agent_floor, rotation, floor_event");
        for (var login : logins) {
            server.database()
                    .execute(
                            "INSERT INTO agent_floor (person, line, state, since, turn, day, seen_until) SELECT "
                                    + id(login)
                                    + ", 'customer-service', 'ready', '2026-09-25', coalesce(max(turn), 20000000000) + 1, '2026-09-25', '2100-01-01' FROM agent_floor");
        }
    }

    private static String id(String login) {
        return server.database().value("SELECT id FROM person WHERE login = '" + login + "'");
    }

    private static JsonObject offered(String login) {
        await(login + " has an offer", () -> open(login) != null);
        return open(login);
    }

    private static JsonObject open(String login) {
        return server.as(login).get("/api/v1/offers/mine").json().getJsonObject("open");
    }

    private static Reply answer(String login, JsonObject offer, JsonObject answer) {
        return server.as(login)
                .put("/api/v1/offers/callback/" + offer.getLong("subject") + "/" + offer.getInteger("number"), answer);
    }
}
