package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time left and time late count working time only: no lunch, no night, no holiday, but the make-up working days. */
class DueBadgeTest extends ScreenTest {
    private static final String BADGE = "case-head sla-badge";

    @BeforeEach
    void at_the_desk() {
        browser.size(1280, 720);
    }

    /** Received on Tuesday, 22 September 2026, due on Thursday at 18:00; Friday is Mid-Autumn. */
    @ParameterizedTest
    @CsvSource({
        "2026-09-24T14:39:15, 还剩 3 小时 20 分钟（工作时间） · 18:00, running",
        "2026-09-24T12:30:00, 还剩 4 小时 30 分钟（工作时间） · 18:00, running",
        "2026-09-24T08:00:00, 还剩 1 个工作日 · 18:00, running",
        "2026-09-24T16:29:15, 还剩 1 小时 30 分钟（工作时间） · 18:00, due-soon",
        "2026-09-24T21:00:00, 已超时 · 18:00, breached",
        "2026-09-27T12:00:00, 已超时 · 9月24日 18:00, breached",
        "2026-09-28T10:10:05, 超时 1 小时 10 分钟（工作时间） · 9月24日 18:00, breached",
        "2026-09-29T11:00:05, 超时 1 个工作日 2 小时 · 9月24日 18:00, breached"
    })
    void the_badge_counts_working_time(String now, String words, String state) {
        at("2026-09-22T10:00:00");
        var number = file().getString("number");
        correct(number, "service-attitude");
        at(now);
        open(number);
        browser.see(BADGE + " ." + state);
        browser.await("the words", page -> page.text(BADGE).replace("\n", "").endsWith(words) ? true : null);
        assertThat(browser.see(BADGE + " .badge").getDomAttribute("title")).contains("只算工作时间");
        browser.isAccessible();
    }

    @Test
    void a_saturday_worked_for_the_national_day_counts() {
        at("2026-10-08T10:00:00");
        var number = file().getString("number");
        correct(number, "service-attitude");
        at("2026-10-09T16:59:15");
        open(number);
        // One hour on Friday the 9th, and all of Saturday the 10th.
        browser.seeText(BADGE, "还剩 1 个工作日 1 小时 · 10月10日 18:00");
    }

    @Test
    void a_withdrawn_case_does_not_count_as_closed_on_time() {
        at("2026-09-22T10:00:00");
        var number = file().getString("number");
        change(
                "agent2",
                number,
                "/steps",
                new JsonObject().put("step", "withdraw").put("reason", "客户来电撤回"));
        browser.go("/console?view=ended&case=" + number);
        signIn("agent1");
        var row = "[data-number='" + number + "'] sla-badge";
        for (String badge : new String[] {BADGE, row}) {
            browser.see(badge + " .ended");
            browser.seeText(badge, "已撤回 · ");
            assertThat(browser.text(badge)).doesNotContain("按时");
        }
        browser.see("clock-state .cancelled");
        browser.isAccessible();
    }

    @Test
    void it_ticks_without_asking_the_server_and_stops_while_paused() {
        at("2026-09-24T10:00:00");
        var runs = file().getString("number");
        change("agent2", runs, "/steps", new JsonObject().put("step", "assign"));
        var waits = file().getString("number");
        change("agent2", waits, "/steps", new JsonObject().put("step", "assign"));
        change("agent2", waits, "/pauses", new JsonObject().put("reason", "customers-documents"));
        browser.go("/console?view=open");
        signIn("agent1");
        var running = "[data-number='" + runs + "'] sla-badge";
        var paused = "[data-number='" + waits + "'] sla-badge";
        var before = browser.text(running);
        browser.see(paused + " .paused");
        var stands = browser.text(paused);
        assertThat(stands).contains("已暂停");
        browser.await("what the page reads at its start is read", page -> (Boolean) page.script("""
                        const ends = performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd);
                        return performance.now() - Math.max(...ends) > 3500;
                        """) ? true : null);
        browser.script("""
                const real = Date.now;
                Date.now = () => real() + 100 * 60 * 60 * 1000;
                window.asked = 0;
                const send = window.fetch;
                window.fetch = (...request) => { window.asked += 1; return send(...request); };
                """);
        browser.await("a tick", page -> page.text(running).equals(before) ? null : true);
        assertThat(browser.text(paused)).isEqualTo(stands);
        assertThat(browser.script("return window.asked")).isEqualTo(0L);
        browser.isAccessible();
    }

    private static void correct(String number, String type) {
        var path = "/api/v1/complaints/" + number;
        var supervisor = server.as("supervisor1");
        var version = supervisor.get(path).header("ETag").orElseThrow();
        var correction =
                new JsonObject().put("type", type).put("severity", "minor").put("reason", "核对");
        assertThat(supervisor
                        .with("If-Match", version)
                        .put(path + "/judgement", correction)
                        .status())
                .isEqualTo(200);
    }

    private static void open(String number) {
        browser.go("/console?view=open&case=" + number);
        signIn("agent1");
    }
}
