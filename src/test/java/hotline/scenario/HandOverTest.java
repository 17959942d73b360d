package hotline.scenario;

import static hotline.scenario.CaseDesk.at;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * K7: an agent who can't solve a case hands it over to the right department and makes sure that it arrives; lost time
 * is charged to the department that lost it.
 */
class HandOverTest {
    @Running
    private static TestServer server;

    @BeforeEach
    void start() {
        server.forgetComplaints();
        server.database().execute("UPDATE person SET department = 'claims' WHERE login = 'agent2'");
    }

    @Test
    void the_next_department_finds_it_in_its_queue_and_each_departments_time_is_known() {
        var desk = CaseDesk.taken(server, "moderate");
        at(server, "2026-09-28T10:00");
        var handed = desk.change("/hand-over", to("claims").put("note", "客户已提供发票"));
        assertThat(handed.getJsonObject("heldBy").getJsonObject("name").getString("zh"))
                .isEqualTo("理赔部");
        assertThat(handed.getString("heldSince")).isEqualTo("2026-09-28T10:00:00+08:00");
        assertThat(handed.getString("status")).isEqualTo("received");
        assertThat(handed.getValue("owner")).isNull();
        assertThat(handed.getJsonObject("firstContact").getString("name"))
                .as("stays answerable (K7)")
                .isEqualTo("王芳");
        assertThat(handed.getString("dueAt")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(queue("claims")).containsExactly(desk.number);
        assertThat(queue("customer-service")).isEmpty();
        assertThat(list("?view=open&heldBy=claims")).containsExactly(desk.number);
        assertThat(list("?phone=13812345678&heldBy=claims")).containsExactly(desk.number);
        assertThat(list("?phone=13812345678&heldBy=finance")).isEmpty();
        assertThat(list("?view=mine&heldBy=claims")).isEmpty();

        at(server, "2026-09-28T14:30");
        var theirs = desk.as("agent2");
        theirs.step(new JsonObject().put("step", "assign"));
        // Friday is off: from Monday 9:00; then to 12:00 and from 13:30.
        assertThat(holding(theirs.read())).containsExactly("customer-service 60 false", "claims 180 true");
        theirs.step(new JsonObject().put("step", "resolve").put("resolution", "已赔付"));
        rate(desk);

        assertThat(holding(desk.read())).containsExactly("customer-service 60 false", "claims 180 false");
        var told = desk.lastEvent("handed-over");
        assertThat(told.getBoolean("internal")).isTrue();
        assertThat(told.getJsonObject("data").getJsonObject("held").getInteger("minutes"))
                .isEqualTo(60);
        await("the figures show where the time went", () -> held().size() == 2);
        assertThat(held().getJsonObject(0).encode())
                .isEqualTo("{\"department\":\"claims\",\"cases\":1,\"workingMinutes\":180,\"overLimit\":0}");
        assertThat(held().getJsonObject(1).getInteger("workingMinutes")).isEqualTo(60);
    }

    @Test
    void a_department_that_holds_it_longer_than_its_own_limit_is_late_though_the_case_is_not(
            @Running Servers servers, @TempDir Path files) throws IOException {
        var strict = Files.writeString(files.resolve("strict.yaml"), """
                extends: freight-network
                id: strict
                version: "1"
                dispatch: {agents-pick: true}
                departments:
                  claims: {holding: {working-minutes: 60}}
                """);
        var theirs = servers.start(ServerSetup.usual().under(strict.toString()));
        var desk = CaseDesk.taken(theirs, "moderate");
        at(theirs, "2026-09-28T10:00");
        desk.change("/hand-over", to("claims"));
        assertThat(desk.clock("holding").getString("dueAt")).isEqualTo("2026-09-28T11:00:00+08:00");
        at(theirs, "2026-09-28T11:01");
        await("claims is late", () -> desk.story().contains("overdue"));
        desk.change("/hand-over", to("operations"));

        assertThat(desk.clocks("holding"))
                .extracting(clock -> clock.getString("state"))
                .containsExactly("met", "breached", "running");
        assertThat(desk.read().getString("clock")).isEqualTo("running");
        assertThat(desk.lastEvent("handed-over")
                        .getJsonObject("data")
                        .getJsonObject("held")
                        .getBoolean("late"))
                .isTrue();
        await("the figures show it", () -> theirs.as("agent1")
                .get("/api/v1/measures")
                .json()
                .getJsonArray("holding")
                .encode()
                .contains("\"department\":\"claims\",\"cases\":1,\"workingMinutes\":61,\"overLimit\":1"));
    }

    @Test
    void the_next_complaint_is_of_the_agents_own_department_before_any_other() {
        var urgent = CaseDesk.filed(server, "minor");
        var claims = CaseDesk.filed(server, "severe");
        claims.change("/hand-over", to("claims"));
        assertThat(takeNext("agent2")).isEqualTo(claims.number);
        assertThat(takeNext("agent2")).as("without one of their own, any").isEqualTo(urgent.number);
    }

    @Test
    void the_time_of_a_pause_counts_for_no_department_and_a_pause_continues_with_the_next() {
        var desk = CaseDesk.taken(server, "moderate");
        at(server, "2026-09-28T10:00");
        desk.pause("inspection");
        at(server, "2026-09-28T11:00");
        desk.change("/hand-over", to("claims"));
        assertThat(desk.read().getString("clock")).isEqualTo("paused");
        at(server, "2026-09-28T15:30");
        desk.resume();
        at(server, "2026-09-28T16:00");

        assertThat(holding(desk.read())).containsExactly("customer-service 60 false", "claims 30 true");
        // 120 minutes before noon and 120 after it.
        assertThat(desk.read().getString("dueAt")).isEqualTo("2026-10-08T14:30:00+08:00");
    }

    @Test
    void a_complaint_at_work_can_be_handed_to_any_other_department_of_the_policy() {
        var desk = CaseDesk.taken(server, "minor");
        var unknown = desk.post("/hand-over", to("kitchen"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().getJsonArray("errors").getJsonObject(0).getString("detail"))
                .contains("claims")
                .doesNotContain("customer-service");
        assertThat(desk.post("/hand-over", to("customer-service")).status()).isEqualTo(422);
        assertThat(desk.post("/stages/next", new JsonObject()).status())
                .as("there is no fixed order")
                .isEqualTo(409);
        desk.step(new JsonObject().put("step", "resolve").put("resolution", "已送达"));
        assertThat(desk.post("/hand-over", to("claims")).status()).isEqualTo(409);
        assertThat(desk.read().getJsonObject("allowedChanges").getJsonArray("handOver"))
                .isEmpty();
    }

    @Test
    void customers_and_branches_do_not_see_which_department_holds_it() {
        var branch = server.as("branch1");
        var filed = branch.post(
                "/api/v1/complaints",
                Draft.usual()
                        .channel("branch")
                        .complainant("张三丰")
                        .phone("13900000001")
                        .description("外箱破损")
                        .json());
        var number = filed.json().getString("number");
        var path = "/api/v1/complaints/" + number;
        var handed = server.as("agent1")
                .with("If-Match", "\"1\"")
                .post(path + "/hand-over", to("claims").put("note", "疑似网点过错"));
        assertThat(handed.status()).as(handed.body()).isEqualTo(200);

        var seen = branch.get(path).json();
        assertThat(seen.getValue("heldBy")).isNull();
        assertThat(seen.getJsonArray("holding")).isEmpty();
        assertThat(seen.getJsonArray("clocks")).hasSize(1);
        assertThat(branch.get("/api/v1/complaints")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getValue("heldBy"))
                .isNull();
        server.as("agent1")
                .with("If-Match", "\"2\"")
                .post(path + "/steps", new JsonObject().put("step", "withdraw").put("reason", "网点撤诉"));
        assertThat(branch.get("/api/v1/complaints?heldBy=finance").status())
                .as("a request for a department reveals nothing")
                .isEqualTo(422);
        assertThat(seen.encode() + branch.get(path + "/events").body())
                .doesNotContain("claims")
                .doesNotContain("理赔")
                .doesNotContain("过错");

        var desk = CaseDesk.taken(server, "minor");
        desk.change("/hand-over", to("claims").put("note", "疑似网点过错"));
        assertThat(desk.tracked().encode())
                .doesNotContain("claims")
                .doesNotContain("理赔")
                .doesNotContain("过错");
    }

    private List<String> queue(String department) {
        return list("?view=queue&heldBy=" + department);
    }

    private List<String> list(String query) {
        var page = server.as("agent1").get("/api/v1/complaints" + query).json();
        return page.getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getString("number"))
                .toList();
    }

    private String takeNext(String login) {
        return server.as(login).post("/api/v1/complaints/take-next").json().getString("number");
    }

    private void rate(CaseDesk desk) {
        server.anybody()
                .with("Tracking-Code", desk.trackingCode)
                .post("/api/v1/tracking/rating", new JsonObject().put("score", 5));
    }

    private JsonArray held() {
        return server.as("agent1").get("/api/v1/measures").json().getJsonArray("holding");
    }

    private static List<String> holding(JsonObject complaint) {
        return complaint.getJsonArray("holding").stream()
                .map(JsonObject.class::cast)
                .map(turns -> turns.getJsonObject("department").getString("code") + " "
                        + turns.getInteger("workingMinutes") + " " + turns.getBoolean("holdsNow"))
                .toList();
    }

    private static JsonObject to(String department) {
        return new JsonObject().put("department", department).put("reason", "需理赔部核定");
    }
}
