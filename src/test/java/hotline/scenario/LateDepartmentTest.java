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

/** P9: each department's own time is checked; only the one that took too long is hurried and then asked why. */
class LateDepartmentTest {
    private static final String IN_TURN = """
            extends: freight-network
            id: late-department
            version: "1"
            dispatch: {agents-pick: true}
            stages:
              form: {name: {zh: 立单, en: form}, department: customer-service, within: {working-minutes: 60}}
              cause: {name: {zh: 原因, en: cause}, department: claims, within: {working-minutes: 60}}
            ladder:
              stage-expediting: {kind: expediting, clock: stage, when: due, to: department, answer-within: {working-days: 1}}
              stage-inquiry: {kind: inquiry, clock: stage, when: ended-late, to: department, answer-within: {working-days: 3}}
            """;

    private TestServer server;

    /** Monday, 28 September, 9:00. */
    @BeforeEach
    void start(@Running Servers servers, @TempDir Path files) throws IOException {
        var policy = Files.writeString(files.resolve("late-department.yaml"), IN_TURN);
        server = servers.start(
                ServerSetup.usual().at(Instant.parse("2026-09-28T01:00:00Z")).under(policy.toString()));
    }

    @Test
    void only_the_department_that_took_too_long_is_hurried_and_then_asked_why() {
        var desk = CaseDesk.taken(server, "moderate");
        at(server, "2026-09-28T10:00");
        desk.change("/stages/next", new JsonObject().put("result", "已立单"));
        at(server, "2026-09-28T11:01");
        await("claims is late", () -> notices(desk).contains("stage-expediting claims"));
        assertThat(mine("agent4")).contains("stage-expediting claims");
        assertThat(mine("agent1")).isEmpty();

        at(server, "2026-09-28T14:00");
        var claims = desk.as("agent4");
        claims.step(new JsonObject().put("step", "assign"));
        claims.step(new JsonObject().put("step", "resolve").put("resolution", "照价赔偿"));

        assertThat(notices(desk))
                .containsSubsequence("stage-expediting claims", "stage-inquiry claims")
                .noneMatch(notice -> notice.endsWith("customer-service") && notice.startsWith("stage-"));
        assertThat(desk.read().getString("clock"))
                .as("the case itself is in time")
                .isEqualTo("running");
        assertThat(mine("agent4")).contains("stage-inquiry claims");
    }

    private List<String> notices(CaseDesk desk) {
        return rungs(server.as("agent1")
                .get("/api/v1/complaints/" + desk.number + "/notices")
                .json());
    }

    private List<String> mine(String login) {
        return rungs(server.as(login).get("/api/v1/notices").json());
    }

    private static List<String> rungs(JsonObject list) {
        return list.getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .map(notice -> notice.getString("rung") + " " + notice.getString("department"))
                .toList();
    }
}
