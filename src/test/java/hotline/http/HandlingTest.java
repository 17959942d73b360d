package hotline.http;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Agents at work, over HTTP. */
class HandlingTest {
    private static final String COMPLAINTS = "/api/v1/complaints";

    @Running
    private static TestServer server;

    @BeforeEach
    void forgetComplaints() {
        server.database().execute("TRUNCATE complaint, event, sla_clock, personal_data_access CASCADE");
        server.clock().set(TestServer.FRIDAY_AFTERNOON);
    }

    @Test
    void an_agent_takes_the_next_and_works_on_it_until_it_is_resolved() {
        var number = file("13812345678");
        var agent = server.as("agent1");
        var taken = agent.post(COMPLAINTS + "/take-next");
        assertThat(taken.json().getString("number")).isEqualTo(number);
        assertThat(taken.json().getString("status")).isEqualTo("assigned");
        assertThat(taken.json().getJsonObject("owner").getString("name")).isNotEmpty();
        assertThat(taken.json().getString("dueAt")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(taken.json().getString("policy")).startsWith("freight-network/");
        assertThat(taken.json().getJsonArray("allowedSteps"))
                .containsExactly("release", "investigate", "resolve", "withdraw", "judge-not-valid");
        assertThat(agent.post(COMPLAINTS + "/take-next").status()).isEqualTo(204);

        var investigating = step(agent, number, taken, new JsonObject().put("step", "investigate"));
        var resolved = step(
                agent,
                number,
                investigating,
                new JsonObject().put("step", "resolve").put("resolution", "已在分拨中心找到货物"));
        assertThat(resolved.json().getString("resolution")).isEqualTo("已在分拨中心找到货物");
        assertThat(resolved.header("ETag")).contains("\"4\"");
        assertThat(resolved.json().getJsonArray("callbacks")).hasSize(1);

        var closed = step(
                agent, number, resolved, new JsonObject().put("step", "close").put("reason", "done"));
        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.json().getString("detail")).contains("callback");
        var events = agent.get(COMPLAINTS + "/" + number + "/events").json().getJsonArray("items");
        assertThat(events).hasSize(4);
        assertThat(events.getJsonObject(0).getJsonObject("data").getString("due"))
                .isEqualTo("2026-09-30T18:00:00+08:00");
    }

    @Test
    @Tag("K9")
    void agents_of_any_department_register_complaints_and_the_head_office_sees_all() {
        var general = server.as("agent1").post(COMPLAINTS, Draft.usual().json());
        var claims = server.as("agent3")
                .post(COMPLAINTS, Draft.usual().phone("13912345678").json());
        assertThat(general.status()).as(general.body()).isEqualTo(201);
        assertThat(claims.status()).as(claims.body()).isEqualTo(201);

        var all = server.as("supervisor1").get(COMPLAINTS).json().getJsonArray("items").stream()
                .map(one -> ((JsonObject) one).getString("number"));

        assertThat(all)
                .containsExactlyInAnyOrder(
                        general.json().getString("number"), claims.json().getString("number"));
    }

    @Test
    void a_step_needs_the_version_read_and_its_words() {
        var number = file("13812345678");
        var agent = server.as("agent1");
        var read = agent.get(COMPLAINTS + "/" + number);
        var steps = COMPLAINTS + "/" + number + "/steps";
        var assign = new JsonObject().put("step", "assign");

        assertThat(agent.post(steps, assign).status()).isEqualTo(428);
        assertThat(agent.with("If-Match", "\"7\"").post(steps, assign).status()).isEqualTo(412);
        assertThat(agent.with("If-Match", "gone").post(steps, assign).status()).isEqualTo(400);
        var assigned = step(agent, number, read, assign);
        assertThat(assigned.status()).isEqualTo(200);
        assertThat(step(agent, number, read, assign).status()).isEqualTo(412);
        assertThat(step(agent, number, assigned, assign).status()).isEqualTo(409);
        var silent = step(agent, number, assigned, new JsonObject().put("step", "resolve"));
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/resolution");
        assertThat(step(agent, number, assigned, new JsonObject().put("step", "begin-callback"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_corrected_judgement_moves_the_limit() {
        var number = file("13812345678");
        var agent = server.as("agent1");
        var correction = new JsonObject()
                .put("type", "cargo-shortage")
                .put("subtype", "lost-at-hub")
                .put("severity", "severe")
                .put("reason", "整票未到");
        var path = COMPLAINTS + "/" + number + "/judgement";
        var judgement = correction.copy();
        judgement.remove("reason");
        var tried = agent.post(path + "/trials", judgement).json();
        assertThat(tried.getString("dueBefore")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(tried.getString("dueAfter")).isEqualTo("2026-10-12T18:00:00+08:00");
        assertThat(agent.get(COMPLAINTS + "/" + number).json().getString("dueAt"))
                .as("nothing is changed")
                .isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(agent.post(path + "/trials", judgement.copy().put("type", "weather"))
                        .status())
                .isEqualTo(422);
        var corrected = agent.with("If-Match", "\"1\"").put(path, correction);

        assertThat(corrected.json().getString("dueAt")).isEqualTo("2026-10-12T18:00:00+08:00");
        assertThat(corrected.json().getString("originalDueAt")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(corrected.json().getString("judgedBy")).isEqualTo("person");
        var wrong = agent.with("If-Match", "\"2\"").put(path, correction.copy().put("type", "weather"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(agent.put(path, correction).status()).isEqualTo(428);
    }

    @Test
    void lists_page_by_key_and_find_a_customers_cases() {
        var first = file("13812345678");
        var second = file("+86 138 1234 5678");
        file("13900000000");
        var agent = server.as("agent1");

        var page = agent.get(COMPLAINTS + "?view=queue&limit=2").json();
        assertThat(numbers(page)).containsExactly(first, second);
        var rest = agent.get(COMPLAINTS + "?view=queue&limit=2&after=" + page.getString("next"))
                .json();
        assertThat(numbers(rest)).hasSize(1);
        assertThat(rest.getString("next")).isNull();
        assertThat(numbers(agent.get(COMPLAINTS + "?phone=" + encoded("138 1234 5678"))
                        .json()))
                .containsExactly(second, first);
        assertThat(numbers(agent.get(COMPLAINTS + "?severity=severe").json())).isEmpty();
        assertThat(agent.get(COMPLAINTS + "?severity=dreadful").status()).isEqualTo(422);
        assertThat(agent.get(COMPLAINTS + "?after=zzz").status()).isEqualTo(422);
        assertThat(agent.get(COMPLAINTS + "?limit=0").status()).isEqualTo(422);
    }

    @Test
    void a_passed_limit_is_noticed_without_a_request() {
        var number = file("13812345678");
        server.clock().advance(Duration.ofDays(6));
        // Earlier sign-ins have run out: a session ends sooner than a limit.
        var agent = server.as("supervisor1");
        await("the breach is written", () -> "breached"
                .equals(agent.get(COMPLAINTS + "/" + number).json().getString("clock")));
        assertThat(numbers(agent.get(COMPLAINTS + "?pastDue=true").json())).containsExactly(number);
        assertThat(numbers(agent.get(COMPLAINTS + "?pastDue=false").json())).isEmpty();
    }

    @Test
    @Tag("K8")
    void taking_the_next_complaint_is_a_look_on_record() {
        file("13812345678");
        assertThat(server.as("agent1").post(COMPLAINTS + "/take-next").json().getString("phone"))
                .isNotEmpty();
        assertThat(server.database()
                        .value("SELECT string_agg(p.login || ' ' || a.what || ' ' || c.status, ',')"
                                + " FROM personal_data_access a JOIN person p ON p.id = a.person"
                                + " JOIN complaint c ON c.id = a.complaint_id"))
                .isEqualTo("agent1 complaint assigned");
        assertThat(server.as("agent1").post(COMPLAINTS + "/take-next").status()).isEqualTo(204);
        assertThat(server.database().value("SELECT count(*) FROM personal_data_access"))
                .as("no second look")
                .isEqualTo("1");
    }

    @Test
    void every_handling_operation_refuses_other_callers() {
        var customers = file("13812345678");
        var body = new JsonObject().put("text", "x").put("internal", true);
        var withdrawal = new JsonObject().put("step", "withdraw").put("reason", "x");
        var correction =
                new JsonObject().put("type", "delay").put("severity", "minor").put("reason", "x");
        for (var refused : List.of("admin1", "branch1")) {
            var client = server.as(refused).with("If-Match", "\"1\"");
            assertThat(client.post(COMPLAINTS + "/take-next").status()).isEqualTo(403);
            assertThat(client.post(COMPLAINTS + "/" + customers + "/steps", withdrawal)
                            .status())
                    .isEqualTo(403);
            assertThat(client.put(COMPLAINTS + "/" + customers + "/judgement", correction)
                            .status())
                    .isEqualTo(403);
            assertThat(client.post(COMPLAINTS + "/" + customers + "/notes", body)
                            .status())
                    .isEqualTo(403);
        }
        assertThat(server.as("admin1").get(COMPLAINTS).status()).isEqualTo(403);
        assertThat(server.as("admin1").get(COMPLAINTS + "/" + customers).status())
                .isEqualTo(403);
        assertThat(server.as("admin1")
                        .get(COMPLAINTS + "/" + customers + "/events")
                        .status())
                .isEqualTo(403);
        assertThat(server.as("branch1").get(COMPLAINTS + "/" + customers).status())
                .isEqualTo(404);
        assertThat(server.as("branch1")
                        .get(COMPLAINTS + "/" + customers + "/events")
                        .status())
                .isEqualTo(404);
        assertThat(numbers(server.as("branch1").get(COMPLAINTS).json())).isEmpty();
        var anybody = server.anybody().with("If-Match", "\"1\"");
        assertThat(anybody.get(COMPLAINTS).status()).isEqualTo(401);
        assertThat(anybody.get(COMPLAINTS + "/" + customers).status()).isEqualTo(401);
        assertThat(anybody.get(COMPLAINTS + "/" + customers + "/events").status())
                .isEqualTo(401);
        assertThat(anybody.post(COMPLAINTS + "/take-next").status()).isEqualTo(401);
        assertThat(anybody.post(COMPLAINTS + "/" + customers + "/steps", withdrawal)
                        .status())
                .isEqualTo(401);
        assertThat(anybody.put(COMPLAINTS + "/" + customers + "/judgement", correction)
                        .status())
                .isEqualTo(401);
        assertThat(anybody.post(COMPLAINTS + "/" + customers + "/notes", body).status())
                .isEqualTo(401);
        assertThat(anybody.get("/api/v1/policy").status()).isEqualTo(401);
        assertThat(server.as("agent1").get(COMPLAINTS + "/" + customers).json().getInteger("version"))
                .isEqualTo(1);
    }

    @Test
    void a_branch_sees_its_complaints_without_internal_notes() {
        var filed = server.as("branch1").post(COMPLAINTS, draft("branch", "13812345678"));
        var number = filed.json().getString("number");
        var agent = server.as("agent1");
        var notes = COMPLAINTS + "/" + number + "/notes";
        assertThat(agent.post(notes, new JsonObject().put("text", "只给同事").put("internal", true))
                        .status())
                .isEqualTo(201);
        agent.post(notes, new JsonObject().put("text", "明天答复").put("internal", false));

        var branch = server.as("branch1");
        assertThat(numbers(branch.get(COMPLAINTS).json())).containsExactly(number);
        assertThat(branch.get(COMPLAINTS + "/" + number).json().getJsonArray("allowedSteps"))
                .isEmpty();
        var events = branch.get(COMPLAINTS + "/" + number + "/events");
        assertThat(events.body()).contains("明天答复").doesNotContain("只给同事");
    }

    @Test
    @Tag("P6")
    void a_branch_reads_no_name_of_an_agent_and_no_reason_written_for_colleagues() {
        var number = server.as("branch1")
                .post(COMPLAINTS, draft("branch", "13812345678"))
                .json()
                .getString("number");
        var complaint = COMPLAINTS + "/" + number;
        for (var step : List.of("assign", "investigate", "resolve", "reopen", "judge-not-valid")) {
            var version = server.as("agent1").get(complaint).json().getInteger("version");
            var taken = server.as("agent1")
                    .with("If-Match", "\"" + version + "\"")
                    .post(
                            complaint + "/steps",
                            new JsonObject()
                                    .put("step", step)
                                    .put("reason", "只给同事的理由")
                                    .put("resolution", step.equals("resolve") ? "已赔付" : null));
            assertThat(taken.status()).as(step + " " + taken.body()).isEqualTo(200);
        }
        var names = server.database().value("SELECT string_agg(name, ',') FROM person WHERE role <> 'branch'");

        for (var path : List.of(COMPLAINTS, complaint, complaint + "/events")) {
            var read = server.as("branch1").get(path).body();
            assertThat(read).as(path).doesNotContain("只给同事的理由", "heldBy\":{");
            assertThat(read).as(path).doesNotContain(names.split(","));
        }
        assertThat(server.as("agent1").get(complaint + "/events").body()).contains("只给同事的理由");
    }

    @Test
    void the_policy_names_its_types_for_forms() {
        var policy = server.as("branch1").get("/api/v1/policy").json();
        assertThat(policy.getString("timeZone")).isEqualTo("Asia/Shanghai");
        assertThat(policy.getJsonArray("types")).hasSize(10);
        assertThat(policy.getJsonObject("callbacks").getInteger("unsatisfiedAtMost"))
                .isEqualTo(2);
        assertThat(policy.getJsonArray("severities")
                        .getJsonObject(2)
                        .getJsonObject("name")
                        .getString("zh"))
                .isEqualTo("重度");
    }

    @Test
    void answers_name_the_servers_time() {
        var date = server.as("agent1").get("/api/v1/policy").header("Date").orElseThrow();
        assertThat(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
                .isEqualTo(server.clock().instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String file(String phone) {
        return server.anybody().post(COMPLAINTS, draft("website", phone)).json().getString("number");
    }

    private static JsonObject draft(String channel, String phone) {
        return Draft.usual()
                .channel(channel)
                .phone(phone)
                .waybill("HD2609250017")
                .description("五件货只到四件，少了一件，里面是衣服，价值约八百元。")
                .json();
    }

    private static Reply step(TestClient client, String number, Reply read, JsonObject step) {
        return client.with("If-Match", read.header("ETag").orElseThrow())
                .post(COMPLAINTS + "/" + number + "/steps", step);
    }

    private static List<String> numbers(JsonObject page) {
        return page.getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getString("number"))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
