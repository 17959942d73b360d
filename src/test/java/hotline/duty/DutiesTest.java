package hotline.duty;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bell counts overdue work and belongs to no complaint, for those who have to see to it. */
class DutiesTest {
    private static final Instant MONDAY = Instant.parse("2026-09-21T02:00:00Z");

    @Running(at = "2026-09-21T02:00:00Z")
    private static TestServer server;

    private static Map<String, Integer> duties(String login) {
        return server.as(login).get("/api/v1/duties").json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(one -> one.getString("duty"), one -> one.getInteger("count")));
    }

    private static void post(String login, String path, JsonObject body) {
        var reply = server.as(login).with("If-Match", "*").post(path, body);
        assertThat(reply.status()).as(reply.body()).isBetween(200, 204);
    }

    private static long person(String login) {
        return Long.parseLong(server.database().value("SELECT id FROM person WHERE login = '" + login + "'"));
    }

    @Test
    @Tag("A3")
    @Tag("A6")
    @Tag("A7")
    @Tag("K2")
    void overdue_work_reaches_the_department_the_person_and_the_supervisors_and_no_one_else() {
        server.forgetComplaints();
        server.database().execute("TRUNCATE missing_file, file_hand_over, care_due, campaign CASCADE");
        server.database().execute("UPDATE person SET department = NULL, duty = NULL");
        server.database().execute("UPDATE person SET department = 'claims' WHERE login = 'agent2'");
        server.database().execute("UPDATE person SET department = 'operations' WHERE login = 'agent3'");
        var desk = new Desk(server);
        long file = desk.customer("王小明", "13812345678");
        long other = desk.customer("欧阳鹤鸣", "13977788899");
        post(
                "agent1",
                "/api/v1/file-hand-overs",
                new JsonObject()
                        .put("kind", "service")
                        .put("customers", new JsonArray().add(file))
                        .put("to", "claims"));
        post(
                "agent1",
                "/api/v1/missing-files",
                new JsonObject().put("customer", other).put("department", "operations"));
        post(
                "agent1",
                "/api/v1/customers/" + file + "/contacts",
                new JsonObject().put("kind", "address").put("value", "上海市普陀区武宁路8幢302室"));
        post(
                "agent1",
                "/api/v1/customers/" + other + "/contacts",
                new JsonObject().put("kind", "address").put("value", "上海市普陀区武宁路8幢301室"));
        post("supervisor1", "/api/v1/customers/" + other + "/reviews", new JsonObject().put("defect", "地址不符"));
        server.database()
                .execute("UPDATE customer_file SET responsible = %d WHERE id = %d".formatted(person("agent3"), file));
        server.database().execute("""
                INSERT INTO care_due (file, rule, period_from, period_end, policy_version, tier, rank, department, level, ways, state, changed_at)
                VALUES (%d, 'key-visit', '2026-07-01', '2026-09-27', 1, 'key', 1, '', 'staff', '{visit}', 'due', now())
                """.formatted(file));
        assertThat(duties("agent3")).containsExactlyInAnyOrderEntriesOf(Map.of("care", 1));
        assertThat(duties("supervisor1")).as("nothing is late").isEmpty();

        server.clock().set(MONDAY.plus(Duration.ofDays(9)));
        assertThat(duties("agent2")).containsExactlyInAnyOrderEntriesOf(Map.of("hand-overs", 1));
        assertThat(duties("agent1")).containsExactlyInAnyOrderEntriesOf(Map.of("mending", 1));
        assertThat(duties("supervisor1"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("hand-overs", 1, "missing-files", 1, "reviews", 1));
        assertThat(duties("agent3")).containsEntry("missing-files", 1);
    }
}
