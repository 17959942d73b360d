package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wallboard as a supervisor sees it from across the room. */
class WallboardTest extends ScreenTest {
    private static final String FITS = "return document.documentElement.scrollHeight <= innerHeight";

    @BeforeEach
    void onTheWall() {
        browser.size(1920, 1080);
    }

    @Test
    void figures_with_targets_and_the_age_of_the_backlog() {
        file();
        comeToTheWall();
        browser.see("[data-figure=onTimeToday]");
        browser.seeThat("return document.querySelectorAll('big-figure').length", 8L);
        browser.seeText(".figure", "目标");
        browser.see(".chart svg");
        browser.seeText(".chart svg", "件数");
        // It is read from as far as the words around it.
        assertThat(browser.script("""
                const size = (css) => parseFloat(getComputedStyle(document.querySelector(css)).fontSize);
                return Math.abs(size('.chart svg text') - size('backlog-age')) < 0.1""")).isEqualTo(true);
        browser.isAccessible();
        browser.click("backlog-age button");
        browser.see("backlog-age table");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void the_wall_shows_due_today_past_due_by_holder_and_unanswered_notices() {
        removeAllComplaints();
        at("2026-09-24T10:00:00");
        var number = file().getString("number");
        change("agent2", number, "/steps", new JsonObject().put("step", "assign"));
        at("2026-09-30T09:00:00");
        comeToTheWall();
        // The server may still have the figures of a second ago.
        browser.await("due today", page -> page.text("[data-figure=dueToday]").equals("1") ? true : null);
        browser.seeText(".figure:has([data-figure=dueToday])", "目标 ≤ 40");
        browser.forgetEverything();
        at("2026-10-08T10:00:00");
        comeToTheWall();
        browser.await("the breach", page -> page.text("[data-figure=pastDue]").equals("1") ? true : null);
        browser.seeText("past-due-by-holder", "客服部");
        browser.seeText("past-due-by-holder", "李伟");
        browser.await(
                "the notices",
                page -> page.text("[data-figure=unansweredNotices]").equals("0") ? null : true);
        browser.seeText("breach-list", "超时 1 小时");
        browser.isAccessible();
        assertThat((Boolean) browser.script(FITS)).isTrue();
        browser.hasNoErrors();

        var other = file().getString("number");
        change("agent1", other, "/steps", new JsonObject().put("step", "assign"));
        browser.click("past-due-by-holder ol:last-of-type a");
        browser.see(".row[data-number='" + number + "']");
        browser.seeText("queue-filters", "李伟");
        browser.seeNo(".row[data-number='" + other + "']");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void each_figure_says_what_it_counts_and_leads_to_exactly_that() {
        removeAllComplaints();
        at("2026-09-24T10:00:00");
        var late = file().getString("number");
        at("2026-10-08T10:00:00");
        var unclear = server.anybody()
                .post("/api/v1/complaints", Draft.usual().description("我要投诉").json())
                .json()
                .getString("number");
        comeToTheWall();
        browser.await("the breach", page -> page.text("[data-figure=pastDue]").equals("1") ? true : null);
        assertThat(browser.script("""
                return [...document.querySelectorAll('big-figure')].every((figure) => {
                  const named = figure.querySelector('h2 [aria-describedby]');
                  return document.getElementById(named.getAttribute('aria-describedby')).textContent.length > 10;
                });""")).isEqualTo(true);
        browser.script("document.querySelector('.figure:has([data-figure=onTimeToday]) h2 a').focus()");
        // Nothing is closed yet on this day, the first after a week off.
        browser.seeText("#why-onTimeToday", "近五个工作日按时办结");
        browser.await("numerator and denominator", page -> {
            var rate = server.as("supervisor1")
                    .get("/api/v1/measures/now")
                    .json()
                    .getJsonObject("lastWorkingDays")
                    .getJsonObject("onTime");
            var said = rate.getInteger("numerator") + " 件 ÷ " + rate.getInteger("denominator") + " 件";
            return page.text("#why-onTimeToday").contains(said) ? true : null;
        });
        browser.seeText("#why-onTimeToday", "不标红");
        browser.seeNo(".figure.breached [data-figure=onTimeToday]");
        browser.seeText(".figure:has([data-figure=satisfactionMonth])", "本月满意率");
        browser.isAccessible();
        assertThat(browser.see(".figure:has([data-figure=satisfactionMonth]) h2 a")
                        .getDomAttribute("href"))
                .contains("behind=satisfaction");
        browser.click(".figure:has([data-figure=pastDue]) h2 a");
        browser.see(".row[data-number='" + late + "']");
        browser.seeNo(".row[data-number='" + unclear + "']");
        browser.go("/console?view=open&toBeJudged=true");
        browser.see(".row[data-number='" + unclear + "']");
        browser.seeText(".row", "待人工判定");
        browser.seeNo(".row[data-number='" + late + "']");
        browser.hasNoErrors();
    }

    @Test
    void the_wall_is_never_red_outside_business_hours() {
        removeAllComplaints();
        at("2026-09-24T10:00:00");
        for (int i = 0; i < 12; i++) {
            file();
        }
        // Targets that every figure misses: late, unowned and never closed.
        var wall = "/wallboard?onTimeToday=1&pastDue=0&unassigned=0&longestWait=0&unansweredNotices=0&dueToday=0";
        at("2026-10-08T02:00:00");
        browser.go(wall);
        signIn("supervisor1");
        browser.await("the breach", page -> page.text("[data-figure=pastDue]").equals("12") ? true : null);
        showsTheLastWorkingDays();
        browser.seeNo(".figure.breached");
        // A day off, the lunch break, and before the first closing of a working day.
        for (String moment : List.of("2026-10-07T10:00:00", "2026-10-08T12:30:00")) {
            at(moment);
            browser.go(wall);
            browser.see("[data-figure=pastDue]");
            showsTheLastWorkingDays();
            browser.seeNo(".figure.breached");
        }
        // Saturday the 10th is a make-up day: people work, nothing is closed yet.
        at("2026-10-10T09:30:00");
        browser.forgetEverything();
        browser.go(wall);
        signIn("supervisor1");
        browser.see(".figure.breached [data-figure=pastDue]");
        showsTheLastWorkingDays();
        browser.seeNo(".figure.breached [data-figure=onTimeToday]");
        browser.hasNoErrors();
    }

    private static void showsTheLastWorkingDays() {
        browser.seeText(".figure:has([data-figure=onTimeToday]) h2", "近五个工作日按时办结率");
        browser.seeText(".figure:has([data-figure=onTimeToday]) .beside", "今天");
    }

    @Test
    void everything_fits_on_one_screen() {
        comeToTheWall();
        browser.see(".chart svg");
        assertThat((Boolean) browser.script(FITS)).isTrue();
        browser.size(1280, 720);
        assertThat((Boolean) browser.script(FITS)).isTrue();
        assertThat(browser.script("""
                const part = document.querySelector('breach-list');
                part.rows = Array.from({ length: 10 }, (_, n) => ({ number: `202609-00000${n}`, owner: { name: `人${n}` }, dueAt: '2026-09-01T09:00:00+08:00' }));
                part.performUpdate();
                const end = part.getBoundingClientRect().bottom;
                return [...part.querySelectorAll('li')].slice(0, 4).every((row) => row.getBoundingClientRect().bottom <= end);""")).as("the latest cases are shown whole").isEqualTo(true);
    }

    @Test
    void the_first_rows_of_both_lists_are_shown_in_full_for_any_number_of_holders() {
        comeToTheWall();
        browser.see("past-due-by-holder");
        // A script answers without types.
        @SuppressWarnings("unchecked")
        var cutOff = (List<String>) browser.script("""
                const part = document.querySelector('past-due-by-holder');
                part.departments = Array.from({ length: 4 }, (_, n) =>
                  ({ department: { code: `d${n}`, name: { zh: `部门${n}`, en: `d${n}` } }, pastDue: 9 - n }));
                part.owners = Array.from({ length: 20 }, (_, n) => ({ owner: { name: `人${n}` }, pastDue: 20 - n }));
                part.performUpdate();
                const bottomOf = (element) => element.getBoundingClientRect().bottom;
                const rows = [...part.querySelectorAll('ol')].flatMap((list) => [...list.children].slice(0, 4)
                  .map((row) => ({ row, end: Math.min(bottomOf(part), bottomOf(list.parentElement), bottomOf(list)) })));
                return rows.length === 8 ? rows.filter(({ row, end }) => bottomOf(row) > end + 1)
                  .map(({ row }) => row.innerText) : ['no lists'];
                """);
        assertThat(cutOff).isEmpty();
        assertThat((Boolean) browser.script(FITS)).isTrue();
    }

    @Test
    void a_new_callback_changes_its_figure_live_and_marks_it() {
        comeToTheWall();
        var before = browser.text("[data-figure=callbacksWaiting]");
        var number = file().getString("number");
        resolve(number);
        browser.await(
                "a change", page -> page.text("[data-figure=callbacksWaiting]").equals(before) ? null : true);
        browser.see(".figure.marked [data-figure=callbacksWaiting]");
        browser.isAccessible();
    }

    @Test
    void figures_turn_visibly_stale_when_the_server_is_silent() {
        comeToTheWall();
        browser.see("[data-figure=pastDue]");
        browser.script("window.fetch = () => Promise.reject(new TypeError('network'))");
        // Seconds pass ten times as fast.
        browser.script("const begun = Date.now(), now = Date.now; Date.now = () => begun + (now() - begun) * 10");
        browser.see(".wall.stale");
        browser.seeText("[role=alert]", "中断");
    }

    private static void comeToTheWall() {
        browser.go("/wallboard");
        signIn("supervisor1");
        browser.see("big-figure");
    }
}
