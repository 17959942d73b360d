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

/**
 * T4: if a complaint can't be solved now, the customer gets an explanation and the time of the next reply; K7: with the
 * customer's consent.
 */
class PromiseTest {
    @Running
    private static TestServer server;

    @BeforeEach
    void begin() {
        server.forgetComplaints();
    }

    @Test
    void the_customer_reads_the_time_of_our_next_reply_and_the_next_message_keeps_the_promise() {
        var desk = CaseDesk.taken(server, "moderate");
        desk.change("/promises", promise("2026-09-28T12:00:00+08:00", "周一中午前告知查找结果"));
        var tracked = desk.tracked();
        assertThat(tracked.getString("nextReplyBy")).isEqualTo("2026-09-28T12:00:00+08:00");
        var told = tracked.getJsonArray("steps").getJsonObject(2);
        assertThat(told.getString("text")).isEqualTo("周一中午前告知查找结果");
        assertThat(told.getString("replyBy")).isEqualTo("2026-09-28T12:00:00+08:00");
        at(server, "2026-09-28T12:00");
        desk.note("同事间的话", true);
        assertThat(states(desk)).as("not sent to the customer").containsExactly("running");
        desk.note("货已找到，明日送达", false);

        assertThat(states(desk)).as("exactly at the promised time is in time").containsExactly("met");
        assertThat(desk.tracked().getValue("nextReplyBy")).isNull();
    }

    @Test
    void it_is_the_first_response_which_is_due_the_same_day_on_the_website(
            @Running Servers servers, @TempDir Path files) throws IOException {
        var attentive = Files.writeString(files.resolve("attentive.yaml"), """
                extends: freight-network
                id: attentive
                version: "1"
                dispatch: {agents-pick: true}
                first-response:
                  - {channels: [website], same-day: true}
                """);
        var theirs = servers.start(
                ServerSetup.usual().at(Instant.parse("2026-09-28T01:00:00Z")).under(attentive.toString()));
        var promised = CaseDesk.taken(theirs, "moderate");
        var silent = CaseDesk.taken(theirs, "moderate");
        assertThat(promised.clock("first-response").getString("dueAt")).isEqualTo("2026-09-28T18:00:00+08:00");
        at(theirs, "2026-09-28T10:00");
        promised.change("/promises", promise("2026-09-29T12:00:00+08:00", "明天中午前"));
        assertThat(promised.clock("first-response").getString("state")).isEqualTo("met");
        at(theirs, "2026-09-28T18:01");
        await("the silence is written", () -> silent.story().contains("overdue"));
        assertThat(promised.story()).doesNotContain("overdue");
        promised.step(new JsonObject().put("step", "withdraw").put("reason", "客户撤回"));
        promised.step(new JsonObject().put("step", "reopen").put("reason", "客户又来电"));
        assertThat(promised.clocks("first-response"))
                .as("a case is answered first once, in however many rounds")
                .hasSize(1);
        assertThat(promised.clock("first-response").getString("state")).isEqualTo("met");
    }

    @Test
    void later_promises_and_the_resolution_keep_or_break_each_promise_by_its_time() {
        var desk = CaseDesk.taken(server, "severe");
        desk.change("/promises", promise("2026-09-28T12:00:00+08:00", "周一中午前"));
        at(server, "2026-09-28T11:00");
        desk.change("/promises", promise("2026-09-29T12:00:00+08:00", "周二中午前"));
        at(server, "2026-09-29T14:00");
        desk.change("/promises", promise("2026-09-30T12:00:00+08:00", "周三中午前"));
        at(server, "2026-09-30T09:00");
        desk.step(new JsonObject().put("step", "resolve").put("resolution", "已送达"));

        assertThat(states(desk)).containsExactly("met", "breached", "met");
        assertThat(desk.clocks("promised-reply").get(1).getInteger("ordinal")).isEqualTo(2);
        var overdue = desk.lastEvent("overdue");
        assertThat(overdue.getJsonObject("data").getString("clock")).isEqualTo("promised-reply");
        assertThat(overdue.getBoolean("internal")).isTrue();
    }

    @Test
    void a_promise_runs_on_while_the_case_is_paused() {
        var desk = CaseDesk.taken(server, "moderate");
        desk.change("/promises", promise("2026-09-28T12:00:00+08:00", "周一中午前"));
        desk.pause("customers-documents");
        assertThat(desk.clock("promised-reply").getString("state")).isEqualTo("running");
        at(server, "2026-09-28T14:00");
        await("the broken promise is written", () -> desk.story().contains("overdue"));
        assertThat(desk.clock("promised-reply").getString("state")).isEqualTo("breached");
        assertThat(desk.clock("handling").getString("state")).isEqualTo("paused");
    }

    @Test
    void a_promise_that_no_agent_can_keep_is_refused() {
        var desk = CaseDesk.taken(server, "moderate");
        for (String by : List.of("2026-09-25T15:00:00+08:00", "2028-01-01T00:00:00+08:00")) {
            assertThat(desk.post("/promises", promise(by, "稍后")).status())
                    .as(by)
                    .isEqualTo(422);
        }
        at(server, "2026-09-26T10:00");
        var onTheHoliday = desk.post("/promises", promise("2026-09-27T20:00:00+08:00", "周日晚"));
        assertThat(onTheHoliday.status()).isEqualTo(422);
        assertThat(onTheHoliday.json().getJsonArray("errors").getJsonObject(0).getString("detail"))
                .contains("working time");
        desk.step(new JsonObject().put("step", "withdraw").put("reason", "客户撤诉"));
        assertThat(desk.post("/promises", promise("2026-09-28T12:00:00+08:00", "周一"))
                        .status())
                .isEqualTo(409);
    }

    private static List<String> states(CaseDesk desk) {
        return desk.clocks("promised-reply").stream()
                .map(clock -> clock.getString("state"))
                .toList();
    }

    private static JsonObject promise(String by, String text) {
        return new JsonObject().put("by", by).put("text", text).put("agreed", true);
    }
}
