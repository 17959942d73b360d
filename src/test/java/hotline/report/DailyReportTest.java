package hotline.report;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C4: the problems that agents logged on a day, summed up by one of them, as a report that never changes. */
@Tag("C4")
class DailyReportTest extends ReportDesk {
    private static final String LOG = "/api/v1/agent-log";
    private static final Instant DAY = Instant.parse("2026-09-28T02:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-09-29T01:00:00Z");

    @BeforeEach
    void problemsOfTheDay() {
        server.clock().set(DAY);
        write("agent2", "branch", "虹桥网点三次无人接听，客户 138-0013-8000 催问");
        write("agent3", "branch", "同一网点，运单 SF1234567890 改派");
        write("agent3", "system", "2026-09-27 的扫描记录查不到");
        sumUp("两件涉及虹桥网点，已反馈网管部。");
        server.clock().set(NEXT);
    }

    private static void write(String login, String kind, String text) {
        var entry = new JsonObject().put("kind", kind).put("text", text).put("day", "2026-09-28");
        assertThat(server.as(login).post(LOG, entry).status()).isEqualTo(201);
    }

    private static void sumUp(String text) {
        assertThat(server.as("supervisor1")
                        .put(LOG + "/summaries/2026-09-28", new JsonObject().put("text", text))
                        .status())
                .isEqualTo(200);
    }

    private static JsonObject logOf(String number) {
        return report(number).json().getJsonObject("content").getJsonObject("log");
    }

    @Test
    void a_daily_report_has_the_problems_of_the_day_by_kind_with_summary_and_proposals() {
        var draft = open("daily", "2026-09-28");
        server.as("supervisor1")
                .post(
                        DRAFTS + "/" + draft.getLong("id") + "/remarks",
                        new JsonObject().put("section", "proposal").put("text", "虹桥网点增设一部电话"));
        var number = publish(draft, preview(draft)).json().getString("number");
        assertThat(number).isEqualTo("R-202609-1");
        var log = logOf(number);
        assertThat(log.getInteger("total")).isEqualTo(3);
        assertThat(log.getInteger("agents")).isEqualTo(2);
        assertThat(log.getJsonArray("kinds"))
                .isEqualTo(new JsonArray()
                        .add(kind("branch", "网点与运输", "Branches and transport", 2, 0.666667))
                        .add(kind("system", "系统与工具", "Systems and tools", 1, 1)));
        assertThat(log.getJsonObject("summary").getString("text")).isEqualTo("两件涉及虹桥网点，已反馈网管部。");
        assertThat(log.getJsonObject("summary").getInteger("entries")).isEqualTo(3);
        var page = server.as("analyst1")
                .get(REPORTS + "/" + number + "/page?language=zh")
                .body();
        assertThat(page).contains("问题日志", "<svg", "虹桥网点三次无人接听", "虹桥网点增设一部电话", "网点与运输");
        assertThat(faults(number)).isEmpty();
    }

    private static JsonObject kind(String code, String zh, String en, int n, double upToHere) {
        return new JsonObject()
                .put("code", code)
                .put("name", new JsonObject().put("zh", zh).put("en", en))
                .put("n", n)
                .put("upToHere", upToHere == 1 ? (Number) 1 : upToHere);
    }

    @Test
    void no_agent_is_named_and_no_number_of_a_customer_stays() {
        var filed =
                server.anybody().post(COMPLAINTS, Draft.usual().json()).json().getString("number");
        server.as("agent2")
                .post(
                        LOG,
                        new JsonObject()
                                .put("text", filed + " 客户另留电话１３８００１３８００１")
                                .put("number", filed)
                                .put("day", "2026-09-28"));
        var body = report(published("daily", "2026-09-28")).body();
        assertThat(body)
                .contains(
                        "客户 … 催问",
                        "运单 … 改派",
                        "2026-09-27 的扫描记录",
                        filed + " 客户另留电话…",
                        "\"writtenBy\":{\"login\":\"supervisor1\"")
                .doesNotContain("0013", "1234567890", "１３８", "agent2", "agent3");
    }

    @Test
    void later_entries_and_another_summary_leave_the_published_day_as_it_was_and_come_with_its_correction() {
        var number = published("daily", "2026-09-28");
        var bytes = report(number).body();
        write("agent4", "process", "补记：理赔单缺发票");
        sumUp("更正：三件中两件涉及虹桥网点。");
        assertThat(report(number).body()).isEqualTo(bytes);
        assertThat(faults(number)).isEmpty();
        var correction = opened(new JsonObject()
                        .put("kind", "daily")
                        .put("day", "2026-09-28")
                        .put("reason", "补记一条"))
                .json();
        var corrected = publish(correction, preview(correction)).json().getString("number");
        assertThat(logOf(corrected).getInteger("total")).isEqualTo(4);
        assertThat(logOf(corrected).getJsonObject("summary").getString("text")).startsWith("更正");
        assertThat(faults(corrected)).isEmpty();
    }

    @Test
    void what_was_logged_after_the_look_is_looked_at_before_it_is_published() {
        var draft = open("daily", "2026-09-28");
        var seen = preview(draft);
        write("agent4", "other", "又一条");
        assertThat(publish(draft, seen).status()).isEqualTo(412);
        assertThat(publish(draft, preview(draft)).status()).isEqualTo(201);
    }

    @Test
    void an_audit_finds_an_entry_that_was_changed_or_is_gone() {
        var number = published("daily", "2026-09-28");
        server.database().execute("UPDATE problem_entry SET text = '别的' WHERE kind = 'system'");
        assertThat(faults(number)).anyMatch(fault -> fault.startsWith("/log/entries/2/text: the report says"));
        server.database().execute("DELETE FROM problem_entry WHERE kind = 'system'");
        assertThat(faults(number)).anyMatch(fault -> fault.startsWith("/log/total: the report says 3"));
    }

    @Test
    void a_schedule_drafts_the_day_before_and_a_day_without_entries_says_so() {
        var runs = new ScheduleRuns(
                server.connections().pool(),
                () -> hotline.support.FreightNetwork.deadlines().calendar(1),
                server.clock());
        server.as("supervisor1")
                .post(
                        "/api/v1/report-schedules",
                        new JsonObject()
                                .put("kind", "daily")
                                .put("on", "working-day")
                                .put("at", "08:30")
                                .put("recipients", new JsonArray().add("supervisor1")));
        server.clock().set(Instant.parse("2026-09-30T00:30:00Z"));
        await(runs.round());
        var drafts = server.as("supervisor1").get(DRAFTS).json().getJsonArray("items");
        var draft = drafts.getJsonObject(0);
        assertThat(draft.getString("from")).isEqualTo("2026-09-29");
        var preview = preview(draft);
        var log = preview.getJsonObject("content").getJsonObject("log");
        assertThat(log.getInteger("total")).isZero();
        assertThat(log.getValue("summary")).isNull();
        assertThat(preview.getString("html")).contains("当日未写汇总");
        assertThat(publish(draft, preview).status()).isEqualTo(201);
    }
}
