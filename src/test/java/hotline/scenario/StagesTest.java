package hotline.scenario;

import static hotline.scenario.CaseDesk.at;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P3, P5: departments in turn, each with its own limit; a case may come back to one that had it before. */
class StagesTest {
    private static final String IN_TURN = """
            extends: freight-network
            id: in-turn
            version: "1"
            dispatch: {agents-pick: true}
            departments:
              quality: {name: {zh: 品保部, en: quality}}
              production: {name: {zh: 生产部, en: production}}
            stages:
              form: {name: {zh: 立单, en: form}, department: customer-service, within: {working-minutes: 60}}
              registration: {name: {zh: 登记, en: registration}, department: customer-service, within: {working-minutes: 60}}
              cause: {name: {zh: 原因, en: cause}, department: quality, within: {calendar-days: 3}}
              measures: {name: {zh: 对策, en: measures}, department: production, within: {calendar-days: 2}}
            """;

    private TestServer server;

    @BeforeEach
    void start(@Running Servers servers, @TempDir Path files) throws IOException {
        var policy = Files.writeString(files.resolve("in-turn.yaml"), IN_TURN);
        server = servers.start(
                ServerSetup.usual().at(Instant.parse("2026-09-28T01:00:00Z")).under(policy.toString()));
    }

    @Test
    void each_stage_ends_and_the_next_ones_department_finds_the_case_in_its_queue() {
        var desk = CaseDesk.taken(server, "moderate");
        assertThat(desk.read().getJsonObject("stage").getString("code")).isEqualTo("form");
        assertThat(desk.clock("stage").getString("dueAt")).isEqualTo("2026-09-28T10:00:00+08:00");
        at(server, "2026-09-28T10:00");
        var registered = desk.change("/stages/next", result("已立单"));
        assertThat(registered.getJsonObject("stage").getString("code")).isEqualTo("registration");
        assertThat(registered.getJsonObject("owner").getString("name"))
                .as("the same department continues with it")
                .isEqualTo("王芳");
        at(server, "2026-09-28T11:01");
        await("the registration is late", () -> desk.story().contains("overdue"));
        var inQuality = desk.change("/stages/next", result("已登记"));

        assertThat(inQuality.getJsonObject("heldBy").getString("code")).isEqualTo("quality");
        assertThat(inQuality.getString("status")).isEqualTo("received");
        assertThat(inQuality.getString("dueAt"))
                .as("the whole case's limit continues")
                .isEqualTo("2026-10-08T18:00:00+08:00");
        assertThat(desk.clocks("stage"))
                .extracting(clock -> clock.getJsonObject("stage").getString("code") + " " + clock.getString("state"))
                .containsExactly("form met", "registration breached", "cause running");
        assertThat(desk.clock("stage").getString("dueAt")).isEqualTo("2026-10-02T00:00:00+08:00");
        var told = desk.lastEvent("handed-over").getJsonObject("data");
        assertThat(told.getString("from") + " " + told.getString("to")).isEqualTo("customer-service quality");
        assertThat(told.getString("fromStage") + " " + told.getString("stage")).isEqualTo("registration cause");
        assertThat(told.getString("result")).isEqualTo("已登记");
        assertThat(told.getJsonObject("held").getInteger("minutes")).isEqualTo(121);
        var queue = server.as("agent1")
                .get("/api/v1/complaints?view=queue&heldBy=quality")
                .json();
        assertThat(queue.getJsonArray("items")).hasSize(1);
    }

    @Test
    void it_goes_back_to_an_earlier_stage_with_a_reason_and_that_counts_as_a_new_turn() {
        var desk = CaseDesk.taken(server, "moderate");
        desk.change("/stages/next", result("已立单"));
        desk.change("/stages/next", result("已登记"));
        desk.step(new JsonObject().put("step", "assign"));
        desk.change("/stages/next", result("包装强度不足"));
        assertThat(codes(desk)).containsExactly("form", "registration", "cause");
        var silent = desk.post("/stages/next", new JsonObject().put("to", "cause"));
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/reason");
        assertThat(desk.post("/stages/next", back("nowhere")).status()).isEqualTo(422);
        assertThat(desk.post("/stages/next", back("measures")).status())
                .as("it is there")
                .isEqualTo(422);
        at(server, "2026-09-29T09:00");
        var again = desk.change("/stages/next", back("cause"));

        assertThat(again.getJsonObject("heldBy").getString("code")).isEqualTo("quality");
        assertThat(desk.clocks("stage"))
                .extracting(clock -> clock.getInteger("ordinal") + " "
                        + clock.getJsonObject("stage").getString("code"))
                .containsExactly("1 form", "2 registration", "3 cause", "4 measures", "5 cause");
        assertThat(desk.clock("stage").getString("dueAt")).isEqualTo("2026-10-03T00:00:00+08:00");
    }

    @Test
    void the_last_stage_ends_by_the_resolution_and_begins_again_if_that_did_not_hold() {
        var desk = CaseDesk.taken(server, "moderate");
        for (String stage : List.of("registration", "cause", "measures")) {
            assertThat(desk.change("/stages/next", result("完成"))
                            .getJsonObject("stage")
                            .getString("code"))
                    .isEqualTo(stage);
        }
        var last = desk.post("/stages/next", result("完成"));
        assertThat(last.status()).isEqualTo(409);
        assertThat(last.json().getString("detail")).contains("resolve");
        assertThat(desk.post(
                                "/hand-over",
                                new JsonObject().put("department", "claims").put("reason", "归口"))
                        .status())
                .as("the order is fixed")
                .isEqualTo(409);
        desk.step(new JsonObject().put("step", "assign"));
        desk.step(new JsonObject().put("step", "resolve").put("resolution", "换货并改进包装"));
        assertThat(desk.clock("stage").getString("state")).isEqualTo("met");

        desk.step(new JsonObject().put("step", "reopen").put("reason", "换来的货也坏了"));
        assertThat(codes(desk)).containsExactly("form", "registration", "cause", "measures");
        assertThat(desk.post("/stages/next", result("完成")).status()).isEqualTo(409);
        var again = desk.change("/stages/next", back("measures"));
        assertThat(again.getJsonObject("stage").getString("code")).isEqualTo("measures");
        assertThat(desk.clocks("stage")).hasSize(5);
    }

    @Test
    void a_stage_that_begins_while_we_wait_for_the_customer_waits_too() {
        var desk = CaseDesk.taken(server, "moderate");
        at(server, "2026-09-28T09:30");
        desk.pause("customers-documents");
        at(server, "2026-09-28T10:00");
        desk.change("/stages/next", result("已立单"));
        assertThat(desk.clocks("stage"))
                .extracting(clock -> clock.getString("state"))
                .containsExactly("met", "paused");
        at(server, "2026-09-28T11:30");
        desk.resume();
        assertThat(desk.clock("stage").getString("dueAt")).isEqualTo("2026-09-28T14:00:00+08:00");
        assertThat(desk.clocks("stage").get(0).getInteger("pausedMinutes")).isEqualTo(30);
    }

    private static List<String> codes(CaseDesk desk) {
        return desk.read().getJsonObject("allowedChanges").getJsonArray("stages").stream()
                .map(stage -> ((JsonObject) stage).getString("code"))
                .toList();
    }

    private static JsonObject result(String text) {
        return new JsonObject().put("result", text);
    }

    private static JsonObject back(String to) {
        return new JsonObject().put("to", to).put("reason", "原因不成立");
    }
}
