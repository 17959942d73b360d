package hotline.scenario;

import static hotline.scenario.CaseDesk.at;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** P3 to P5 under the manufacturer's own regulation: departments in turn, a report in three days, the whole in 13 or 17. */
class ManufacturersWayTest {
    @Running(at = "2026-09-07T02:00:00Z", policy = "manufacturer")
    private static TestServer server;

    @BeforeEach
    void begin() {
        server.forgetComplaints();
    }

    @Test
    void a_case_has_thirteen_days_at_home_and_seventeen_from_abroad() {
        assertThat(filed("13812345678").read().getString("dueAt"))
                .as("P5: 24:00 of the 13th day, weekends or not")
                .isEqualTo("2026-09-21T00:00:00+08:00");
        var foreign = filed("+49 30 901820").read();
        assertThat(foreign.getString("market")).isEqualTo("foreign");
        assertThat(foreign.getString("dueAt")).isEqualTo("2026-09-25T00:00:00+08:00");
    }

    @Test
    void the_departments_take_their_turns_and_lost_time_is_charged_where_it_was_lost() {
        var desk = filed("13812345678");
        desk.step(new JsonObject().put("step", "assign"));
        turn(desk, "2026-09-07T15:00", "registration", "head-office", "2026-09-09T00:00");
        turn(desk, "2026-09-08T10:00", "investigation", "quality", "2026-09-12T00:00");
        at(server, "2026-09-12T09:00");
        await("the first report is late (P4)", () -> desk.story().contains("overdue"));
        assertThat(desk.lastEvent("overdue").getJsonObject("data").getString("stage"))
                .isEqualTo("investigation");
        turn(desk, "2026-09-14T10:00", "countermeasures", "production", "2026-09-17T00:00");
        turn(desk, "2026-09-15T10:00", "comment", "research", "2026-09-17T00:00");
        turn(desk, "2026-09-16T10:00", "draft-opinion", "sales", "2026-09-18T00:00");
        turn(desk, "2026-09-17T10:00", "joint-opinion", "head-office", "2026-09-19T00:00");
        turn(desk, "2026-09-18T10:00", "approval", "management", "2026-09-20T00:00");
        turn(desk, "2026-09-18T16:00", "answer", "sales", "2026-09-21T00:00");
        desk.step(new JsonObject().put("step", "assign"));
        desk.step(new JsonObject().put("step", "resolve").put("resolution", "换货，改进包装"));
        server.anybody()
                .with("Tracking-Code", desk.trackingCode)
                .post("/api/v1/tracking/rating", new JsonObject().put("score", 5));

        var closed = desk.read();
        assertThat(closed.getString("status")).isEqualTo("closed");
        assertThat(closed.getString("clock")).as("the whole was in time").isEqualTo("met");
        assertThat(desk.clocks("stage"))
                .extracting(clock -> clock.getJsonObject("stage").getString("code") + " " + clock.getString("state"))
                .containsExactly(
                        "filing met",
                        "registration met",
                        "investigation breached",
                        "countermeasures met",
                        "comment met",
                        "draft-opinion met",
                        "joint-opinion met",
                        "approval met",
                        "answer met");
        assertThat(holding(closed).get(2)).as("four days and a bit").isEqualTo("quality " + 4 * businessDay(closed));
        assertThat(holding(closed))
                .extracting(line -> line.split(" ", -1)[0])
                .containsExactly("sales", "head-office", "quality", "production", "research", "management");
    }

    /** Minutes of a working day, taken from the production department, which held it for exactly one. */
    private static int businessDay(JsonObject closed) {
        return Integer.parseInt(holding(closed).get(3).split(" ", -1)[1]);
    }

    /** The present stage ends then, and the next one begins. */
    private void turn(CaseDesk desk, String at, String stage, String department, String due) {
        at(server, at);
        var begun = desk.change("/stages/next", new JsonObject().put("result", "完成"));
        assertThat(begun.getJsonObject("stage").getString("code")).isEqualTo(stage);
        assertThat(begun.getJsonObject("heldBy").getString("code")).isEqualTo(department);
        assertThat(desk.clock("stage").getString("dueAt")).as(stage).isEqualTo(due + ":00+08:00");
    }

    private CaseDesk filed(String phone) {
        return CaseDesk.filed(
                server, Draft.usual().phone(phone).description("这批货外观不良，要求换货").json());
    }

    private static List<String> holding(JsonObject complaint) {
        return complaint.getJsonArray("holding").stream()
                .map(JsonObject.class::cast)
                .map(turns ->
                        turns.getJsonObject("department").getString("code") + " " + turns.getInteger("workingMinutes"))
                .toList();
    }
}
