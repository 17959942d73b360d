package hotline.customer.missing;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.lists.ListClient;
import hotline.customer.merge.Desk;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files are counted against the system's; a missing one is delivered within two days, or held back for a reason. */
@Tag("A7")
class MissingFilesTest {
    private static final String MISSING = "/api/v1/missing-files";
    private static final Instant MONDAY = Instant.parse("2026-09-28T02:00:00Z");

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private Desk desk;

    @BeforeEach
    void forget() {
        server.clock().set(MONDAY);
        server.forgetComplaints();
        server.database().execute("TRUNCATE file_link, file_root, missing_file, file_count");
        server.database().execute("UPDATE person SET department = NULL WHERE duty IS NULL");
        desk = new Desk(server);
    }

    private static JsonObject ok(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isBetween(200, 204);
        return reply.status() == 204 ? new JsonObject() : reply.json();
    }

    private static JsonObject report(JsonObject body) {
        return ok(server.as("agent1").post(MISSING, body));
    }

    private static JsonObject papers(long file) {
        return new JsonObject().put("customer", file).put("department", "claims");
    }

    private static Reply step(String login, long id, JsonObject step) {
        return server.as(login).post(MISSING + "/" + id + "/steps", step);
    }

    private static Reply step(String login, long id, String step) {
        return step(login, id, new JsonObject().put("step", step));
    }

    private static List<JsonObject> list(String query) {
        return ok(server.as("agent2").get(MISSING + query)).getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static JsonObject counts() {
        return ok(server.as("supervisor1").get(MISSING + "/counts"));
    }

    private List<String> history(long file) {
        return ok(desk.agent().get("/api/v1/customers/" + file + "/changes")).getJsonArray("items").stream()
                .map(entry -> ((JsonObject) entry).getString("what"))
                .toList();
    }

    @Test
    void papers_of_a_file_that_are_not_delivered_within_two_days_are_overdue_until_they_are() {
        long file = desk.customer("欧阳鹤鸣", "13977788899");
        var reported = report(papers(file).put("note", "缺身份证复印件"));
        assertThat(reported.getString("dueAt")).isEqualTo("2026-10-01T00:00:00+08:00");
        assertThat(reported.getString("name")).isEqualTo("欧阳鹤鸣");
        assertThat(server.as("agent1").post(MISSING, papers(file)).status())
                .as("again")
                .isEqualTo(409);
        assertThat(list("?state=overdue")).isEmpty();

        server.clock().set(MONDAY.plus(Duration.ofDays(3)));
        assertThat(list("?state=overdue")).hasSize(1);
        assertThat(counts().getJsonArray("items"))
                .containsExactly(new JsonObject()
                        .put("department", "claims")
                        .put("missing", 1)
                        .put("heldBack", 0)
                        .put("overdue", 1));
        long id = reported.getLong("id");
        var delivered = ok(step("agent2", id, "deliver"));
        assertThat(delivered.getString("state")).isEqualTo("delivered");
        assertThat(delivered.getBoolean("late")).isTrue();
        assertThat(delivered.getString("note")).as("said no longer").isNull();
        assertThat(step("agent2", id, "deliver").status()).as("again").isEqualTo(409);
        assertThat(list("")).isEmpty();
        assertThat(list("?state=delivered")).hasSize(1);
        assertThat(history(file)).containsSubsequence("delivered", "reported-missing");
        assertThat(report(papers(file)).getString("state"))
                .as("missing once more")
                .isEqualTo("missing");
    }

    @Test
    void a_customer_without_a_file_is_reported_by_name_and_delivered_by_the_number_of_the_file() {
        var reported = report(new JsonObject().put("name", "令狐静").put("department", "claims"));
        assertThat(reported.getValue("customer")).isNull();
        long id = reported.getLong("id");
        assertThat(step("agent2", id, "deliver").status()).as("which file").isEqualTo(422);
        long file = desk.customer("令狐静", "13977788890");
        var delivered =
                ok(step("agent2", id, new JsonObject().put("step", "deliver").put("customer", file)));
        assertThat(delivered.getLong("customer")).isEqualTo(file);
        assertThat(delivered.getBoolean("late")).isFalse();
        assertThat(server.database().value("SELECT count(*) FROM missing_file WHERE name IS NOT NULL"))
                .as("names that stand beside the file's")
                .isEqualTo("0");
        assertThat(server.as("agent1")
                        .post(MISSING, papers(file).put("name", "令狐静"))
                        .status())
                .as("both")
                .isEqualTo(422);
    }

    @Test
    void a_file_that_is_held_back_says_why_and_only_a_supervisor_demands_it() {
        long merged = desk.customer("王方", "13900000066");
        long file = desk.customer("欧阳鹤鸣", "13977788899");
        long id = report(papers(merged)).getLong("id");
        desk.merge(merged, file);
        server.database().execute("UPDATE person SET department = 'operations' WHERE login = 'agent3'");
        assertThat(step("agent3", id, "deliver").status())
                .as("another department")
                .isEqualTo(403);
        assertThat(step("agent2", id, "hold-back").status())
                .as("without a reason")
                .isEqualTo(422);
        var held =
                ok(step("agent2", id, new JsonObject().put("step", "hold-back").put("reason", "正在诉讼，原件在法院")));
        assertThat(held.getString("reason")).isEqualTo("正在诉讼，原件在法院");
        assertThat(held.getLong("customer"))
                .as("the file that it is merged into")
                .isEqualTo(file);
        assertThat(held.getJsonArray("steps")).containsExactly("deliver");
        server.clock().set(MONDAY.plus(Duration.ofDays(9)));
        assertThat(list("?state=overdue")).as("held back").isEmpty();
        assertThat(list("?customer=" + file)).hasSize(1);
        assertThat(step("agent2", id, "demand").status()).isEqualTo(403);
        var demanded = ok(step("supervisor1", id, "demand"));
        assertThat(demanded.getString("state")).isEqualTo("missing");
        assertThat(demanded.getString("dueAt")).isEqualTo("2026-10-10T00:00:00+08:00");
        assertThat(step("agent2", id, "withdraw").status())
                .as("not the reporter")
                .isEqualTo(403);
        assertThat(ok(step("agent1", id, "withdraw")).getString("state")).isEqualTo("withdrawn");
    }

    @Test
    void files_of_a_department_are_counted_against_the_systems() {
        new ListClient(server, "supervisor1").taken("""
                external-id,name,phones,department
                K-1,王小明,13812345671,claims
                K-2,李娜,13812345672,claims
                K-3,张伟,13812345673,claims
                """);
        var counted = new JsonObject().put("counted", 2);
        ok(server.as("agent1").post(MISSING + "/counts/claims", counted));
        assertThat(server.as("agent1")
                        .post(MISSING + "/counts/no-such", counted)
                        .status())
                .isEqualTo(422);
        var last = counts().getJsonArray("counted");
        assertThat(last).hasSize(1);
        assertThat(last.getJsonObject(0).getString("department")).isEqualTo("claims");
        assertThat(last.getJsonObject(0).getInteger("counted")).isEqualTo(2);
        assertThat(last.getJsonObject(0).getInteger("inSystem")).isEqualTo(3);
        ok(server.as("agent2").post(MISSING + "/counts/claims", new JsonObject().put("counted", 3)));
        assertThat(counts().getJsonArray("counted").getJsonObject(0).getInteger("counted"))
                .as("the last one")
                .isEqualTo(3);
        assertThat(counts().getJsonArray("items")).isEqualTo(new JsonArray());
    }
}
