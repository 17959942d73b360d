package hotline.browser.figures;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.browser.ScreenTest;
import hotline.support.Draft;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A supervisor prepares a report, adds a proposal, looks at it and publishes it. */
@Tag("F8")
class ReportsOnScreenTest extends ScreenTest {
    private static final String PROPOSAL = "夜班复核 <b>\"x\"</b>";

    @BeforeEach
    void aDayAgo() {
        browser.size(1280, 900);
        at("2026-08-31T10:00:00");
        server.anybody().post("/api/v1/complaints", Draft.usual().json());
        await("the complaint is counted", () -> server.database()
                .value("SELECT count(*)::text FROM fact WHERE kind = 1 AND day = '2026-08-31'")
                .matches("[1-9].*"));
        at("2026-09-28T10:00:00");
    }

    @Test
    void a_report_is_prepared_looked_at_and_published_and_then_stays() {
        browser.go("/console");
        signIn("supervisor1");
        browser.see("complaint-queue");
        browser.press("g", "r");
        browser.seeText("reports-desk [data-due]", "2026年9月10日");
        browser.see("report-schedules #schedule-at");
        browser.isAccessible();

        browser.click("reports-desk [data-open]");
        browser.see("open-draft #open-day[invalid]");
        browser.click("reports-desk [data-due] button");
        browser.see("report-draft .report h2");
        browser.click("[data-add-remark]");
        browser.see("#remark-text[aria-invalid=true]");
        browser.type("#remark-text", PROPOSAL);
        browser.click("[data-add-remark]");
        browser.seeText("report-draft .report .typed", PROPOSAL);
        browser.isAccessible();
        var height = height();
        browser.click("ask-first[data-act=publish] button");
        browser.see("ask-first[data-act=publish] [data-yes].button");
        assertThat(height()).as("nothing jumps").isEqualTo(height);
        browser.click("ask-first[data-act=publish] [data-yes]");
        browser.seeText("frozen-report .report", "R-202608-1");
        browser.seeText("frozen-report .report .balance", "期末未结");
        assertThat(browser.text("frozen-report .report .typed")).isEqualTo(PROPOSAL);
        browser.isAccessible();

        browser.script("localStorage.setItem('hotline-language', 'en')");
        browser.size(390, 844).go("/console?view=reports&report=R-202608-1");
        browser.seeText("frozen-report .report h2", "Monthly statistics");
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.hasNoErrors();

        browser.go("/api/v1/reports/R-202608-1/page?language=zh");
        browser.seeText("article.report h2", "投诉月度统计分析报告");
        browser.hasNoErrors();
    }

    private static Object height() {
        return browser.script(
                "return document.querySelector('ask-first[data-act=publish]').getBoundingClientRect().height");
    }

    @Test
    void what_came_about_a_draft_opens_it_for_supervisors_and_for_analysts_once_it_is_published() {
        var draft = server.as("supervisor1")
                .post(
                        "/api/v1/report-drafts",
                        new JsonObject().put("kind", "monthly").put("day", "2026-07-01"));
        assertThat(draft.status()).as(draft.body()).isEqualTo(201);
        server.database().execute("""
                INSERT INTO report_delivery (person, what, kind, first_day, last_day, at, key)
                SELECT id, 'draft', 'monthly', '2026-07-01', '2026-07-31', '2026-08-03T00:30Z', 'draft:' || id
                FROM person WHERE login IN ('supervisor1', 'analyst1')""");
        browser.go("/console?view=reports");
        signIn("analyst1");
        browser.seeText("report-inbox [data-no-link]", "发布后可在此打开");
        browser.seeNo("report-inbox [data-opens]");
        browser.isAccessible();

        browser.forgetEverything();
        browser.go("/console?view=reports");
        signIn("supervisor1");
        browser.click("report-inbox [data-opens]");
        browser.see("report-draft .report h2");
        browser.click("ask-first[data-act=publish] button");
        browser.click("ask-first[data-act=publish] [data-yes]");
        browser.seeText("frozen-report .report", "R-202607-1");

        browser.forgetEverything();
        browser.go("/console?view=reports");
        signIn("analyst1");
        browser.click("report-inbox [data-opens=R-202607-1]");
        browser.seeText("frozen-report .report", "R-202607-1");
        browser.hasNoErrors();
    }

    @Test
    void a_schedule_shows_its_next_three_runs_and_offers_the_people_who_may_read() {
        browser.go("/console?view=reports");
        signIn("admin1");
        browser.see("report-schedules #schedule-recipients");
        browser.click("[data-add-schedule]");
        browser.see("#schedule-recipients [aria-invalid=true]");
        browser.click("#schedule-recipients [value=supervisor1]");
        browser.click("#schedule-recipients [value=admin1]");
        browser.seeNo("#schedule-recipients [value=agent1]");
        browser.click("[data-add-schedule]");
        browser.see("report-schedules td time[datetime='2026-10-08T08:30:00+08:00']");
        browser.see("report-schedules td time[datetime='2026-12-01T08:30:00+08:00']");
        browser.isAccessible();
        browser.hasNoErrors();
    }
}
