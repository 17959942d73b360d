package hotline.callback.hand;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.callback.CallbackDesk;
import hotline.policy.taxonomy.Severity;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callbacks that people ask for wait with the others, with or without a complaint. */
@Tag("K5")
@Tag("R7")
class HandCallsTest {
    private static final String CALLBACKS = "/api/v1/callbacks";

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
    void one_with_an_extension_is_called_before_a_complaints_and_its_answers_are_kept() throws Exception {
        desk.resolved(Severity.MINOR);
        var asked = ask(new JsonObject().put("phone", "021-61234567 转 801").put("name", "陈女士"));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        assertThat(asked.json().getString("phone")).isEqualTo("+862161234567");
        assertThat(asked.json().getString("phoneExtension")).isEqualTo("801");
        assertThat(waiting("agent1").getJsonObject(0).getString("phone"))
                .as("lists name no number")
                .isNull();

        var taken = takeNext("agent1").json();
        assertThat(taken.getValue("complaint")).isNull();
        assertThat(taken.getJsonObject("byHand").getString("phoneExtension")).isEqualTo("801");
        assertThat(taken.getJsonObject("questionnaire").getString("purpose")).isEqualTo("by-hand");
        assertThat(takeNext("agent1").json().getLong("id"))
                .as("the one in hand again")
                .isEqualTo(taken.getLong("id"));
        assertThat(server.as("agent1").post("/api/v1/campaign-calls/next").status())
                .isEqualTo(409);

        var ended = end(
                "agent1",
                taken,
                new JsonObject()
                        .put("outcome", "reached")
                        .put(
                                "answers",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("question", "answered")
                                                .put("value", 1))));
        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        assertThat(ended.json().getString("status")).isEqualTo("reached");
        assertThat(desk.tables.value("SELECT concat_ws(' ', purpose, question, value) FROM survey_answer"))
                .isEqualTo("by-hand answered 1");
        assertThat(takeNext("agent1").json().getValue("complaint")).isNotNull();
    }

    @Test
    void it_waits_for_the_time_that_the_customer_wishes_and_again_for_a_later_one() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        var number = desk.tables.value("SELECT number FROM complaint WHERE id = " + complaint);
        var asked = ask(new JsonObject().put("complaint", number).put("wishedAt", "2026-09-24T15:00:00+08:00"))
                .json();
        assertThat(asked.getString("phone"))
                .as("of the complaint")
                .isEqualTo(desk.tables.value("SELECT phone FROM complaint WHERE id = " + complaint));
        var ofComplaint = takeNext("agent1").json();
        assertThat(ofComplaint.getJsonObject("complaint").getString("number")).isEqualTo(number);
        assertThat(end("agent1", ofComplaint, new JsonObject().put("outcome", "refused"))
                        .status())
                .isEqualTo(200);
        assertThat(takeNext("agent2").status()).isEqualTo(204);

        server.clock().advance(Duration.ofHours(1));
        var taken = takeNext("agent2").json();
        assertThat(taken.getLong("id")).isEqualTo(asked.getLong("id"));
        var later = end(
                "agent2",
                taken,
                new JsonObject().put("outcome", "call-later").put("callAt", "2026-09-24T16:00:00+08:00"));
        assertThat(later.json().getString("status")).isEqualTo("waiting");
        assertThat(takeNext("agent2").status()).isEqualTo(204);

        server.clock().advance(Duration.ofHours(1));
        var again = takeNext("agent2").json();
        assertThat(again.getInteger("attempt")).isEqualTo(2);
        assertThat(again.getJsonArray("attemptsBefore").getJsonObject(0).getString("outcome"))
                .isEqualTo("call-later");
        server.clock().advance(Duration.ofMinutes(11));
        assertThat(takeNext("agent1").json().getLong("id"))
                .as("its lease is over")
                .isEqualTo(asked.getLong("id"));
        assertThat(end("agent2", again, new JsonObject().put("outcome", "reached"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    @Tag("R6")
    void neither_a_complaints_callback_nor_one_by_hand_comes_next_to_an_agent_whom_the_customer_refuses()
            throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        desk.tables.execute("""
                WITH made AS (
                    INSERT INTO customer_file (kind, name, language, made_from, created_at, last_contact_at)
                    VALUES ('person', '王芳', 'zh', %1$d, '2026-09-24', '2026-09-24') RETURNING id
                ), filed AS (
                    INSERT INTO complaint_file (complaint, file) SELECT %1$d, id FROM made
                    ON CONFLICT (complaint) DO UPDATE SET file = excluded.file
                )
                INSERT INTO agent_refusal (file, agent, fault, stands_firm, words, decided_by, decided_at)
                SELECT m.id, p.id, 'serious', false, '', p.id, '2026-09-24' FROM made m, person p WHERE p.login = 'agent1'
                """.formatted(complaint));
        var file = Long.parseLong(desk.tables.value("SELECT max(file) FROM agent_refusal"));
        var number = desk.tables.value("SELECT number FROM complaint WHERE id = " + complaint);
        long ofFile = ask(new JsonObject().put("customer", file).put("phone", "13812345678"))
                .json()
                .getLong("id");
        long ofComplaint = ask(new JsonObject().put("complaint", number)).json().getLong("id");

        assertThat(takeNext("agent1").status()).isEqualTo(204);
        for (long one : new long[] {ofFile, ofComplaint}) {
            var taken = takeNext("agent2").json();
            assertThat(taken.getLong("id")).isEqualTo(one);
            assertThat(end("agent2", taken, new JsonObject().put("outcome", "refused"))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(takeNext("agent1").status()).isEqualTo(204);
        assertThat(takeNext("agent2").json().getJsonObject("complaint").getString("number"))
                .isEqualTo(number);
        desk.tables.execute("TRUNCATE agent_refusal");
    }

    @Test
    void what_can_not_be_is_refused_and_a_supervisor_cancels_with_a_reason() {
        assertThat(ask(new JsonObject()).json().encode()).contains("/phone");
        assertThat(ask(new JsonObject().put("phone", "123")).status()).isEqualTo(422);
        assertThat(ask(new JsonObject().put("complaint", "202609-999999"))
                        .json()
                        .encode())
                .contains("/complaint");
        assertThat(ask(new JsonObject().put("customer", 999_999)).json().encode())
                .contains("/customer");
        assertThat(ask(new JsonObject().put("phone", "13812345678").put("wishedAt", "2026-09-24T03:00:00+08:00"))
                        .json()
                        .encode())
                .contains("past");
        assertThat(ask(new JsonObject().put("phone", "13812345678").put("wishedAt", "2026-09-24T23:00:00+08:00"))
                        .json()
                        .encode())
                .contains("outside-hours");
        long id = ask(new JsonObject().put("phone", "13812345678")).json().getLong("id");

        var reason = new JsonObject().put("reason", "客户已来电");
        assertThat(cancel("agent1", id, reason).status()).isEqualTo(403);
        assertThat(cancel("supervisor1", id, new JsonObject()).status()).isEqualTo(422);
        assertThat(cancel("supervisor1", id, reason).json().getString("status")).isEqualTo("cancelled");
        assertThat(cancel("supervisor1", id, reason).status()).isEqualTo(409);
        assertThat(takeNext("agent1").status()).isEqualTo(204);
    }

    private static Reply ask(JsonObject draft) {
        return server.as("agent1").post(CALLBACKS, draft.put("reason", "想了解理赔进度"));
    }

    private static Reply cancel(String login, long id, JsonObject body) {
        return server.as(login).post(CALLBACKS + "/" + id + "/cancel", body);
    }

    private static JsonArray waiting(String login) {
        return server.as(login).get(CALLBACKS + "/by-hand").json().getJsonArray("items");
    }

    private static Reply takeNext(String login) {
        return server.as(login).post(CALLBACKS + "/take-next");
    }

    private static Reply end(String login, JsonObject taken, JsonObject outcome) {
        return server.as(login)
                .post(
                        CALLBACKS + "/" + taken.getLong("id") + "/outcome",
                        outcome.put("attempt", taken.getInteger("attempt")));
    }
}
