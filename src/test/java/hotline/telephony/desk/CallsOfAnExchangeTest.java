package hotline.telephony.desk;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.EventStream;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an exchange tells of a call reaches its agent, who owes a record once they have answered. */
@Tag("T2")
@Tag("T11")
class CallsOfAnExchangeTest {
    private static final String CALLS = "/api/v1/calls";
    private static final String PHONE = "13977788899";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private static int number;
    private String code = "";
    private JsonObject connector = new JsonObject();

    @BeforeEach
    void connect() {
        server.forgetComplaints();
        code = "desk-" + ++number;
        var agent = Long.valueOf(server.database().value("SELECT id FROM person WHERE login = 'agent1'"));
        connector = made("zammad", code);
        assertThat(server.as("admin1")
                        .put("/api/v1/agent-extensions/8002", new JsonObject().put("person", agent))
                        .status())
                .isBetween(200, 204);
    }

    private static JsonObject made(String format, String code) {
        var made = server.as("admin1")
                .post(
                        "/api/v1/connectors",
                        new JsonObject().put("code", code).put("name", "400").put("format", format));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json();
    }

    private void tell(String form) {
        var reply = server.anybody()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", connector.getString("address"), form + "&callId=c1&direction=in");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static JsonObject ok(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static JsonObject mine() {
        return mine("agent1");
    }

    private static JsonObject mine(String login) {
        return ok(server.as(login).get(CALLS + "/mine"));
    }

    @Test
    @Tag("K8")
    void a_new_call_that_names_telephones_pops_up_at_these_agents_alone_until_one_has_answered() {
        var second = Long.valueOf(server.database().value("SELECT id FROM person WHERE login = 'agent2'"));
        assertThat(server.as("admin1")
                        .put("/api/v1/agent-extensions/8012", new JsonObject().put("person", second))
                        .status())
                .isBetween(200, 204);
        tell("event=newCall&from=86" + PHONE + "&to=4008201234&user[]=8002&user[]=8012");
        for (var login : List.of("agent1", "agent2")) {
            await(
                    "it rings at " + login,
                    () -> mine(login).getJsonArray("items").size() == 1);
            var call = mine(login).getJsonArray("items").getJsonObject(0);
            assertThat(call.getString("number")).isEqualTo("+86" + PHONE);
            assertThat(call.getString("state")).isEqualTo("alerting");
            assertThat(call.getJsonArray("ringing")).hasSize(2);
        }
        assertThat(mine("agent3").getJsonArray("items")).isEmpty();

        tell("event=answer&user=8012");
        await("it rings no more", () -> mine().getJsonArray("items").isEmpty());
        assertThat(mine("agent2").getJsonArray("items").getJsonObject(0).getString("state"))
                .isEqualTo("answered");
        tell("event=hangup&cause=normalClearing");
        await(
                "it has ended",
                () -> mine("agent2").getJsonArray("items").getJsonObject(0).getValue("endedAt") != null);
    }

    @Test
    void an_answered_call_reaches_its_agents_stream_and_owes_a_record_that_says_who_hung_up() throws Exception {
        try (var stream = new EventStream(server, Map.of("Authorization", "Bearer " + server.token("agent1")))) {
            tell("event=newCall&from=86" + PHONE + "&to=4008201234");
            tell("event=answer&answeringNumber=8002");
            var news = stream.next();
            while (!news.name().equals("calls")) {
                news = stream.next();
            }
            assertThat(new JsonObject(news.data()).getBoolean("own")).isTrue();
        }
        await("it is the agent's", () -> mine().getJsonArray("items").size() == 1);
        var call = mine().getJsonArray("items").getJsonObject(0);
        assertThat(call.getString("number")).isEqualTo("+86" + PHONE);
        assertThat(call.getString("state")).isEqualTo("answered");
        assertThat(mine().getInteger("owed")).isEqualTo(1);
        assertThat(ok(server.as("supervisor1").get(CALLS + "/live")).getInteger("talking"))
                .isEqualTo(1);

        tell("event=hangup&cause=normalClearing");
        await(
                "it has ended",
                () -> mine().getJsonArray("items").getJsonObject(0).getValue("endedAt") != null);
        ok(server.as("agent1")
                .put(
                        CALLS + "/" + call.getLong("id") + "/record",
                        new JsonObject()
                                .put("version", 0)
                                .put(
                                        "record",
                                        new JsonObject().put("kind", "other").put("what", "打错电话"))));
        assertThat(mine().getJsonArray("items")).isEmpty();
        tell("event=answer&answeringNumber=8002");
        assertThat(mine().getInteger("owed")).as("told again").isZero();
    }

    @Test
    @Tag("K8")
    void an_exchange_with_its_secret_finds_out_who_calls_and_the_look_is_recorded() {
        var desk = new Desk(server);
        long file = desk.customerOf(desk.file("王芳", PHONE));
        var secret = made("3cx", code + "-b").getString("secret");
        var path = "/api/v1/telephony/" + code + "-b/callers?number=0086-139-7778-8899";
        assertThat(server.anybody().get(path).status()).isEqualTo(401);
        assertThat(server.anybody().with("Authorization", "Bearer x").get(path).status())
                .isEqualTo(401);
        var contact = ok(server.anybody()
                        .with("Authorization", "Bearer " + secret)
                        .get(path))
                .getJsonArray("contacts")
                .getJsonObject(0);
        assertThat(contact.getString("lastName")).isEqualTo("王芳");
        assertThat(contact.getInteger("openCases")).isEqualTo(1);
        assertThat(contact.getString("url")).endsWith("/console?view=customers&customer=" + file);
        assertThat(ok(server.anybody()
                                .with("Authorization", "Bearer " + secret)
                                .get("/api/v1/telephony/" + code + "-b/callers?number=anonymous"))
                        .getJsonArray("contacts"))
                .isEmpty();
        assertThat(server.database()
                        .value(
                                "SELECT count(*) FROM personal_data_access WHERE what = 'asked by an exchange' AND customers = ARRAY["
                                        + file + "::bigint]"))
                .isEqualTo("1");
    }

    /** The shipped template of 3CX can't encode the number. */
    @Test
    void a_plus_that_was_not_encoded_is_still_one() {
        var desk = new Desk(server);
        desk.customerOf(desk.file("陈先生", "+85261234567"));
        var secret = made("3cx", code + "-b").getString("secret");
        var found = ok(server.anybody()
                        .with("Authorization", "Bearer " + secret)
                        .get("/api/v1/telephony/" + code + "-b/callers?number=+852-6123-4567"))
                .getJsonArray("contacts");
        assertThat(found.getJsonObject(0).getString("lastName")).isEqualTo("陈先生");
    }
}
