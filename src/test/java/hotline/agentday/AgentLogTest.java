package hotline.agentday;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C4: each agent keeps a log of problems, it is checked, and one agent, another one each week, sums up each day. */
@Tag("C4")
class AgentLogTest {
    private static final String LOG = "/api/v1/agent-log";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    @BeforeEach
    void begin() {
        server.database().execute("TRUNCATE problem_entry, summary_duty, day_summary");
        server.clock().set(Instant.parse("2026-09-28T02:00:00Z"));
    }

    private static Reply write(String login, String text) {
        return server.as(login).post(LOG, new JsonObject().put("text", text));
    }

    private static JsonObject day(String login) {
        return server.as(login).get(LOG).json();
    }

    private static List<String> texts(JsonObject day) {
        return day.getJsonArray("entries").stream()
                .map(entry -> ((JsonObject) entry).getString("text"))
                .toList();
    }

    private static Reply sumUp(String login, String text) {
        return server.as(login).put(LOG + "/summaries/2026-09-28", new JsonObject().put("text", text));
    }

    @Test
    void agents_see_their_own_entries_and_the_agent_on_duty_and_supervisors_see_all() {
        assertThat(write("agent2", "网点电话无人接听").status()).isEqualTo(201);
        assertThat(write("agent3", "系统查不到运单").status()).isEqualTo(201);
        assertThat(day("agent1").getJsonObject("duty").getJsonObject("person").getString("name"))
                .isEqualTo("王芳");
        assertThat(texts(day("agent1"))).containsExactly("网点电话无人接听", "系统查不到运单");
        assertThat(texts(day("agent2"))).containsExactly("网点电话无人接听");
        assertThat(texts(day("agent4"))).isEmpty();
        assertThat(texts(day("supervisor1"))).hasSize(2);
    }

    @Test
    void the_agent_on_duty_sums_up_the_day_and_another_agent_may_not() {
        write("agent2", "网点电话无人接听");
        assertThat(sumUp("agent2", "不该由我汇总").status()).isEqualTo(403);
        var summary = sumUp("agent1", "一件：网点电话无人接听，已反馈网管部。");
        assertThat(summary.status()).as(summary.body()).isEqualTo(200);
        assertThat(summary.json().getInteger("entries")).isEqualTo(1);
        assertThat(day("supervisor1").getJsonObject("summary").getString("text"))
                .contains("已反馈网管部");
        sumUp("supervisor1", "主管补充。");
        assertThat(day("agent2").getJsonObject("summary").getString("text"))
                .as("the later one counts")
                .isEqualTo("主管补充。");
    }

    @Test
    void the_duty_goes_round_and_a_supervisor_may_give_it_to_another_agent() {
        assertThat(onDuty("2026-09-28")).isEqualTo("王芳");
        assertThat(onDuty("2026-10-04")).as("the Sunday of that week").isEqualTo("王芳");
        assertThat(onDuty("2026-10-05")).as("the Monday after").isEqualTo("李伟");
        var lead = server.as("supervisor1");
        long agent5 = Long.parseLong(server.database().value("SELECT id::text FROM person WHERE login = 'agent5'"));
        var given =
                lead.put(LOG + "/duty", new JsonObject().put("person", agent5).put("day", "2026-10-14"));
        assertThat(given.json().getString("week")).isEqualTo("2026-10-12");
        assertThat(given.json().getBoolean("chosen")).isTrue();
        assertThat(onDuty("2026-10-12")).isEqualTo("陈静");
        assertThat(onDuty("2026-10-19")).as("the turn that was passed over").isEqualTo("张敏");
        var branch = lead.put(LOG + "/duty", new JsonObject().put("person", 99_999));
        assertThat(branch.status()).isEqualTo(422);
        assertThat(lead.get(LOG + "?day=2027-01-01").status())
                .as("turns far ahead are open")
                .isEqualTo(422);
    }

    private static String onDuty(String day) {
        return server.as("supervisor1")
                .get(LOG + "?day=" + day)
                .json()
                .getJsonObject("duty")
                .getJsonObject("person")
                .getString("name");
    }

    @Test
    void a_supervisor_checks_entries_once_and_they_leave_the_list() {
        write("agent2", "一");
        write("agent3", "二");
        var lead = server.as("supervisor1");
        var unchecked = lead.get(LOG + "/unchecked?limit=1").json();
        var first = unchecked.getJsonArray("items").getJsonObject(0);
        assertThat(first.getString("text")).isEqualTo("一");
        assertThat(lead.get(LOG + "/unchecked?after=" + unchecked.getString("next"))
                        .json()
                        .getJsonArray("items"))
                .hasSize(1);
        var ids = new JsonObject().put("ids", new JsonArray().add(first.getInteger("id")));
        assertThat(lead.post(LOG + "/checks", ids).json().getInteger("checked")).isEqualTo(1);
        assertThat(server.as("supervisor2").post(LOG + "/checks", ids).json().getInteger("checked"))
                .as("checked already")
                .isZero();
        var entry = day("agent2").getJsonArray("entries").getJsonObject(0);
        assertThat(entry.getJsonObject("checkedBy").getString("name")).isEqualTo("孙丽");
        assertThat(lead.get(LOG + "/unchecked").json().getJsonArray("items")).hasSize(1);
    }

    @Test
    void an_entry_names_a_case_that_is_there_and_a_day_not_long_past() {
        var number = server.anybody()
                .post("/api/v1/complaints", Draft.usual().json())
                .json()
                .getString("number");
        var agent = server.as("agent2");
        var entry = new JsonObject().put("text", "改派三次").put("number", number).put("day", "2026-09-25");
        assertThat(agent.post(LOG, entry).json().getString("number")).isEqualTo(number);
        assertThat(agent.post(LOG, entry.copy().put("number", "202609-999999")).status())
                .isEqualTo(422);
        assertThat(agent.post(LOG, entry.copy().put("day", "2026-09-20")).status())
                .isEqualTo(422);
        assertThat(agent.post(LOG, entry.copy().put("day", "2026-09-29")).status())
                .isEqualTo(422);
        assertThat(sumUpOf("2026-09-29").status()).as("a day ahead").isEqualTo(422);
        assertThat(sumUpOf("someday").status()).isEqualTo(404);
    }

    private static Reply sumUpOf(String day) {
        return server.as("supervisor1").put(LOG + "/summaries/" + day, new JsonObject().put("text", "无"));
    }

    @Test
    void an_entry_that_is_sent_twice_is_written_once() {
        var agent = server.as("agent2").with("Idempotency-Key", "entry-of-the-log-0001");
        var body = new JsonObject().put("text", "只记一次");
        var first = agent.post(LOG, body);
        var again = agent.post(LOG, body);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(texts(day("agent2"))).containsExactly("只记一次");
    }
}
