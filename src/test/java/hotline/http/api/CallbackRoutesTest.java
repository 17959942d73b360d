package hotline.http.api;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.callback.CallbackDesk;
import hotline.policy.taxonomy.Severity;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An agent calls customers back through the API. */
class CallbackRoutesTest {
    @Running
    private static TestServer server;

    private CallbackDesk desk;

    @BeforeEach
    void begin() {
        server.forgetComplaints();
        server.clock().set(CallbackDesk.THURSDAY);
        desk = new CallbackDesk(server.database(), server.clock());
    }

    @AfterEach
    void close() throws Exception {
        await(desk.database.close());
        await(desk.vertx.close());
    }

    @Test
    void an_agent_takes_the_next_callback_and_records_its_rating() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        assertThat(rows("agent1", "waiting")).isEqualTo(1);

        var taken = takeNext("agent1").json();
        assertThat(taken.getInteger("attempt")).isEqualTo(1);
        assertThat(taken.getInteger("attemptsLeft")).isEqualTo(3);
        assertThat(taken.getString("leaseUntil")).isEqualTo("2026-09-24T14:10:00+08:00");
        assertThat(taken.getJsonObject("complaint").getString("phone")).isEqualTo("+8613812345678");
        assertThat(taken.getJsonObject("complaint").getString("status")).isEqualTo("callback");
        assertThat(rows("agent1", "waiting")).isZero();
        assertThat(rows("agent1", "mine")).isEqualTo(1);
        assertThat(desk.tables.value("SELECT count(*) FROM personal_data_access WHERE complaint_id = " + complaint))
                .isEqualTo("1");

        var ended =
                end("agent1", taken, new JsonObject().put("outcome", "reached").put("score", 5));
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.json().getString("status")).isEqualTo("reached");
        assertThat(ended.json().getInteger("attemptsLeft")).isZero();
        assertThat(ended.json().getJsonObject("complaint").getString("status")).isEqualTo("closed");
        assertThat(takeNext("agent1").status()).isEqualTo(204);
    }

    @Test
    @Tag("F9")
    void an_agent_keeps_a_callback_while_speaking_and_tries_again_after_a_busy_line() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        var taken = takeNext("agent1").json();
        var renew = "/api/v1/callbacks/" + taken.getLong("id") + "/renew";
        var attempt = new JsonObject().put("attempt", 1);
        server.clock().advance(Duration.ofMinutes(5));

        assertThat(server.as("agent2").post(renew, attempt).status()).isEqualTo(409);
        assertThat(server.as("agent1").post(renew, attempt).json().getString("leaseUntil"))
                .isEqualTo("2026-09-24T14:15:00+08:00");
        var ended = end("agent1", taken, new JsonObject().put("outcome", "busy"));

        assertThat(ended.json().getString("status")).isEqualTo("waiting");
        assertThat(desk.told(complaint, "callback-given-back", "why")).isEqualTo("busy");
        var row = server.as("agent1")
                .get("/api/v1/callbacks")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(row.getString("why")).isEqualTo("pause");
        assertThat(row.getString("notBefore")).isEqualTo("2026-09-24T15:05:00+08:00");
    }

    @Test
    void rows_say_what_the_callback_is_about_and_the_looks_are_on_record() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);

        var row = server.as("agent1")
                .get("/api/v1/callbacks")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);

        assertThat(row.getString("complainant")).isEqualTo("李娜");
        assertThat(row.getString("summary")).isEqualTo("货晚到了三天");
        assertThat(row.getString("type")).isEqualTo("delay");
        assertThat(row.getString("callFrom")).isEqualTo("2026-09-24T14:00:00+08:00");
        assertThat(desk.tables.value(
                        "SELECT what FROM personal_data_access WHERE complaints @> ARRAY[" + complaint + "]::bigint[]"))
                .isEqualTo("callbacks");
    }

    @Test
    void at_night_the_answer_says_from_when_the_next_customer_may_be_called() throws Exception {
        desk.resolved(Severity.MINOR);
        server.clock().set(Instant.parse("2026-09-26T17:15:00Z"));

        var none = takeNext("agent1");

        assertThat(none.status()).isEqualTo(204);
        assertThat(none.header("Call-From")).contains("2026-09-28T09:00:00+08:00");
    }

    @Test
    void a_customer_who_rings_back_is_served_and_asks_for_another_time() throws Exception {
        long complaint = desk.resolved(Severity.SEVERE);
        var id = desk.tables.value("SELECT id FROM callback WHERE complaint_id = " + complaint);
        var take = "/api/v1/callbacks/" + id + "/take";

        var taken = server.as("agent1").post(take).json();
        assertThat(taken.getJsonObject("complaint").getString("status")).isEqualTo("callback");
        assertThat(server.as("agent2").post(take).status()).isEqualTo(409);
        assertThat(server.as("agent2").post("/api/v1/callbacks/987654321/take").status())
                .isEqualTo(404);

        var later = new JsonObject().put("outcome", "call-later");
        assertThat(end("agent1", taken, later).body()).contains("/callAt");
        var beyond = end("agent1", taken, later.copy().put("callAt", "2099-01-01T10:00:00+08:00"));
        assertThat(beyond.status()).isEqualTo(422);
        assertThat(beyond.body()).contains("after-limit", taken.getString("latestCallAt"));
        var ended = end("agent1", taken, later.copy().put("callAt", "2026-09-28T10:00:00+08:00"));
        assertThat(ended.json().getString("status")).isEqualTo("waiting");
        assertThat(ended.json().getJsonObject("complaint").getString("status")).isEqualTo("resolved");
    }

    @Test
    void another_agents_attempt_and_one_that_ran_out_are_refused() throws Exception {
        desk.resolved(Severity.MINOR);
        var taken = takeNext("agent1").json();
        var reached = new JsonObject().put("outcome", "reached");

        assertThat(end("agent2", taken, reached).status()).isEqualTo(409);
        server.clock().advance(Duration.ofMinutes(10));
        var again = takeNext("agent2").json();
        assertThat(again.getInteger("attempt")).isEqualTo(2);
        assertThat(end("agent1", taken, reached).status()).isEqualTo(409);
        assertThat(end("agent2", again, reached).status()).isEqualTo(200);
    }

    @Test
    void the_server_gives_an_expired_lease_back() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        takeNext("agent1");
        server.clock().advance(Duration.ofMinutes(10));

        await("the callback waits again", () -> desk.callbackStatus(complaint).equals("waiting"));

        assertThat(desk.status(complaint)).isEqualTo("resolved");
    }

    @Test
    void waiting_callbacks_page_by_due_time() throws Exception {
        for (int i = 0; i < 5; i++) {
            desk.resolved(Severity.MINOR);
        }

        var first = server.as("agent1").get("/api/v1/callbacks?limit=3").json();
        var second = server.as("agent1")
                .get("/api/v1/callbacks?limit=3&after=" + first.getString("next"))
                .json();

        assertThat(first.getJsonArray("items")).hasSize(3);
        assertThat(second.getJsonArray("items")).hasSize(2);
        assertThat(second.getString("next")).isNull();
        assertThat(server.as("agent1").get("/api/v1/callbacks?after=nonsense").status())
                .isEqualTo(422);
    }

    @Test
    void only_agents_and_supervisors_call_back() {
        for (String login : new String[] {"admin1", "branch1"}) {
            assertThat(takeNext(login).status()).isEqualTo(403);
            assertThat(server.as(login).get("/api/v1/callbacks").status()).isEqualTo(403);
            assertThat(end(
                                    login,
                                    new JsonObject().put("id", 1).put("attempt", 1),
                                    new JsonObject().put("outcome", "refused"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(server.anybody().post("/api/v1/callbacks/take-next").status())
                .isEqualTo(401);
    }

    @Test
    void wrong_fields_of_an_outcome_are_named() throws Exception {
        desk.resolved(Severity.MINOR);
        var taken = takeNext("agent1").json();

        var reply = end(
                "agent1",
                taken,
                new JsonObject().put("outcome", "refused").put("score", 3).put("mood", "bad"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("/score", "/mood");

        var followUp = end(
                "agent1",
                taken,
                new JsonObject().put("outcome", "reached").put("score", 4).put("followUp", "reopen"));
        assertThat(followUp.status()).isEqualTo(422);
        assertThat(followUp.body()).contains("/followUp");
    }

    private Reply takeNext(String login) {
        return server.as(login).post("/api/v1/callbacks/take-next");
    }

    private Reply end(String login, JsonObject taken, JsonObject outcome) {
        return server.as(login)
                .post(
                        "/api/v1/callbacks/" + taken.getLong("id") + "/outcome",
                        outcome.copy().put("attempt", taken.getInteger("attempt")));
    }

    private int rows(String login, String view) {
        return server.as(login)
                .get("/api/v1/callbacks?view=" + view)
                .json()
                .getJsonArray("items")
                .size();
    }
}
