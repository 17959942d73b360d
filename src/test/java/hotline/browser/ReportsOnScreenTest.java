package hotline.browser;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
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
        browser.click("ask-first[data-act=publish] button");
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
