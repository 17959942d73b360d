package hotline.scenario;

import static hotline.scenario.CaseDesk.at;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F5 while we wait for the customer: the limit waits with us, over weekends and holidays. */
class PauseTest {
    @Running
    private static TestServer server;

    @BeforeEach
    void begin() {
        server.forgetComplaints();
    }

    @Test
    void the_working_time_of_a_pause_is_added_to_the_limit_over_the_national_holiday() {
        var desk = CaseDesk.taken(server, "moderate");
        assertThat(desk.read().getString("dueAt")).isEqualTo("2026-09-30T18:00:00+08:00");

        at(server, "2026-09-29T16:00");
        var paused = desk.pause("customers-documents");
        assertThat(paused.getString("clock")).isEqualTo("paused");
        assertThat(paused.getJsonObject("pause").getString("since")).isEqualTo("2026-09-29T16:00:00+08:00");
        assertThat(paused.getJsonObject("pause")
                        .getJsonObject("reason")
                        .getJsonObject("name")
                        .getString("zh"))
                .isEqualTo("等待客户补充资料");
        assertThat(desk.clock("handling").getInteger("workingMinutesLeft")).isEqualTo(120 + 450);

        at(server, "2026-10-08T10:00");
        var resumed = desk.resume();
        // 2 hours on 29 Sept., 7.5 on 30 Sept., the holiday, 1 on 8 Oct.: 10.5 hours after 30 Sept. 18:00.
        assertThat(resumed.getString("dueAt")).isEqualTo("2026-10-09T12:00:00+08:00");
        assertThat(resumed.getString("originalDueAt")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(resumed.getString("clock")).isEqualTo("running");
        assertThat(desk.clock("handling").getInteger("pausedMinutes")).isEqualTo(630);
        assertThat(desk.deeds()).containsExactly("received", "assigned", "paused", "resumed");
        var told = desk.lastEvent("resumed").getJsonObject("data");
        assertThat(told.getInteger("workingMinutes")).isEqualTo(630);
        assertThat(told.getString("fromDue")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(told.getString("due")).isEqualTo("2026-10-09T12:00:00+08:00");
    }

    @Test
    void owner_is_reminded_once_when_the_pause_is_looked_at_again() {
        var desk = CaseDesk.taken(server, "moderate");
        at(server, "2026-09-28T10:00");
        var paused = desk.change("/pauses", waitingFor("inspection").put("reviewAt", "2026-09-29T10:00:00+08:00"));
        assertThat(reviewAt(paused)).isEqualTo("2026-09-29T10:00:00+08:00");
        assertThat(desk.lastEvent("paused").getJsonObject("data").getString("reviewAt"))
                .isEqualTo("2026-09-29T10:00:00+08:00");
        assertThat(desk.tracked().encode()).doesNotContain("reviewAt");

        assertThat(review(desk, "2026-09-28T10:00:00+08:00").status()).isEqualTo(422);
        var moved = review(desk, "2026-09-30T10:00:00+08:00");
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(desk.lastEvent("pause-review-moved").getJsonObject("data").getString("fromReviewAt"))
                .isEqualTo("2026-09-29T10:00:00+08:00");
        at(server, "2026-09-30T09:59");
        assertThat(reminders(desk)).isEmpty();

        at(server, "2026-09-30T10:00");
        await("the owner is reminded", () -> reviewAt(desk.read()) == null);
        at(server, "2026-10-09T10:00");
        var other = CaseDesk.taken(server, "moderate");
        other.change("/pauses", waitingFor("inspection").put("reviewAt", "2026-10-09T10:01:00+08:00"));
        at(server, "2026-10-09T10:01");
        await("a later round ran", () -> reviewAt(other.read()) == null);
        assertThat(reminders(desk)).hasSize(1).allSatisfy(notice -> {
            assertThat(notice.getJsonObject("toPerson").getString("name")).isNotBlank();
            assertThat(notice.getString("issuedAt")).startsWith("2026-09-30T10:00");
            assertThat(notice.getString("answerDueAt")).isNull();
        });
    }

    @Test
    void policy_says_when_a_pause_is_looked_at_again_and_the_end_of_the_pause_ends_that() {
        var desk = CaseDesk.taken(server, "moderate");
        at(server, "2026-09-28T10:00");
        assertThat(reviewAt(desk.pause("customers-documents"))).isEqualTo("2026-10-08T18:00:00+08:00");
        var taken = desk.changing().put(desk.path("/pause-review"), new JsonObject().putNull("reviewAt"));
        assertThat(reviewAt(taken.json())).isNull();
        desk.resume();
        assertThat(reviewAt(desk.pause("inspection"))).isNull();
        desk.resume();
        assertThat(review(desk, "2026-09-30T10:00:00+08:00").status()).isEqualTo(409);
    }

    private static Reply review(CaseDesk desk, String at) {
        return desk.changing().put(desk.path("/pause-review"), new JsonObject().put("reviewAt", at));
    }

    private static String reviewAt(JsonObject complaint) {
        return complaint.getJsonObject("pause").getString("reviewAt");
    }

    private static List<JsonObject> reminders(CaseDesk desk) {
        return server.as("agent1").get(desk.path("/notices")).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(notice -> notice.getString("rung").startsWith("pause-review:"))
                .toList();
    }

    @Test
    void paused_complaints_have_a_separate_list() {
        var still = CaseDesk.taken(server, "moderate");
        CaseDesk.taken(server, "moderate");
        still.pause("customers-documents");
        assertThat(numbers("?paused=true")).containsExactly(still.number);
        assertThat(numbers("?paused=true&view=mine")).containsExactly(still.number);
        assertThat(numbers("?paused=false")).hasSize(1).doesNotContain(still.number);
    }

    private List<String> numbers(String query) {
        return server.as("agent1").get("/api/v1/complaints" + query).json().getJsonArray("items").stream()
                .map(row -> ((JsonObject) row).getString("number"))
                .toList();
    }

    @Test
    void a_paused_case_does_not_become_late() {
        var desk = CaseDesk.taken(server, "minor");
        at(server, "2026-09-28T17:59");
        desk.pause("customers-decision");
        at(server, "2026-10-12T10:00");
        CaseDesk.filed(server, "minor");
        at(server, "2026-10-13T18:00");
        server.clock().advance(java.time.Duration.ofSeconds(1));
        var late = server.as("agent1");
        await(
                "the other one's breach is written",
                () -> late.get("/api/v1/complaints?pastDue=true")
                                .json()
                                .getJsonArray("items")
                                .size()
                        == 1);

        assertThat(desk.read().getString("clock")).isEqualTo("paused");
        var now = late.get("/api/v1/measures/now").json();
        assertThat(now.getInteger("pastDue")).isEqualTo(1);
        assertThat(now.getJsonArray("breaches")).hasSize(1);
        assertThat(now.getJsonArray("pastDueByOwner")).hasSize(1);
        desk.resume();
        assertThat(desk.read().getString("dueAt")).isEqualTo("2026-10-14T09:01:00+08:00");
    }

    @Test
    void steps_let_the_clocks_run_again_automatically() {
        var desk = CaseDesk.taken(server, "moderate");
        at(server, "2026-09-28T10:00");
        desk.pause("inspection");
        at(server, "2026-09-28T11:00");
        desk.step(new JsonObject().put("step", "resolve").put("resolution", "已送达"));

        assertThat(desk.deeds()).containsExactly("received", "assigned", "paused", "resumed", "resolved");
        assertThat(desk.read().getString("dueAt")).isEqualTo("2026-10-08T10:00:00+08:00");
    }

    @Test
    void only_a_complaint_at_work_and_in_time_may_be_paused_and_only_for_a_listed_reason() {
        var desk = CaseDesk.filed(server, "minor");
        assertThat(desk.post("/pauses", waitingFor("inspection")).status()).isEqualTo(409);
        desk.step(new JsonObject().put("step", "assign"));
        var unlisted = desk.post("/pauses", waitingFor("lunch"));
        assertThat(unlisted.status()).isEqualTo(422);
        assertThat(unlisted.json().getJsonArray("errors").getJsonObject(0).getString("detail"))
                .contains("customers-documents");
        assertThat(desk.changing().post(desk.path("/resumption")).status()).isEqualTo(409);
        desk.pause("inspection");
        assertThat(desk.post("/pauses", waitingFor("inspection")).status()).isEqualTo(409);
        desk.resume();
        at(server, "2026-09-29T09:00");
        var late = desk.post("/pauses", waitingFor("inspection"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().getString("detail")).contains("limit has passed");
        assertThat(server.as("agent1")
                        .post(desk.path("/pauses"), waitingFor("inspection"))
                        .status())
                .isEqualTo(428);
    }

    @Test
    void the_customer_reads_what_we_wait_for_and_the_new_date_but_no_note_between_colleagues() {
        var desk = CaseDesk.taken(server, "moderate");
        at(server, "2026-09-28T10:00");
        desk.change("/pauses", waitingFor("customers-documents").put("note", "客户可能夸大损失"));
        var waiting = desk.tracked();
        assertThat(waiting.getJsonObject("waitingFor").getJsonObject("name").getString("en"))
                .isEqualTo("Please send us the documents that we need.");
        assertThat(waiting.getBoolean("late")).isFalse();
        at(server, "2026-09-28T11:00");
        desk.resume();
        desk.change(
                "/pauses",
                waitingFor("customers-documents").put("note", "请上传货物发票").put("noteIsForCustomer", true));

        var tracked = desk.tracked();
        assertThat(tracked.encode()).contains("请上传货物发票").doesNotContain("夸大");
        assertThat(steps(tracked)).containsExactly("received", "assigned", "paused", "resumed", "paused");
        var resumed = tracked.getJsonArray("steps").getJsonObject(3);
        assertThat(resumed.getString("promisedAt")).isEqualTo("2026-10-08T10:00:00+08:00");
        assertThat(desk.story()).contains("noted");
    }

    private static List<String> steps(JsonObject tracked) {
        return tracked.getJsonArray("steps").stream()
                .map(step -> ((JsonObject) step).getString("type"))
                .toList();
    }

    private static JsonObject waitingFor(String reason) {
        return new JsonObject().put("reason", reason);
    }
}
