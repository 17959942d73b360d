package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Pauses, extensions, hand-overs and promises with hands on the keyboard, and the clocks of a case drawn. */
class LimitsOnScreenTest extends ScreenTest {

    @BeforeEach
    void a_thursday_morning_at_the_desk() {
        at("2026-09-24T10:00:00");
        browser.size(1280, 720);
    }

    @Test
    void agent_pauses_and_resumes_by_keyboard() {
        var number = taken();
        open(number, "agent1");
        browser.see("limit-actions [data-act=pause]");
        browser.press("p");
        browser.see("pause-dialog dialog[open]");
        browser.isAccessible();
        browser.press(Keys.SPACE, Keys.TAB, "请补充货物价值证明", Keys.TAB, Keys.SPACE);
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-waits", "等待客户补充资料");
        browser.see("case-head .badge.paused");
        browser.seeText("case-story .paused", "请补充货物价值证明");
        browser.isAccessible();
        at("2026-09-24T15:00:00");
        browser.press("p");
        browser.seeNo("case-waits .paused");
        browser.seeText("case-story .resumed", "现在的时限");
        browser.see("clock-track .piece.pause");
        browser.hasNoErrors();
    }

    @Test
    void agent_moves_the_time_at_which_a_pause_is_looked_at_again() {
        var number = taken();
        change("agent2", number, "/pauses", new JsonObject().put("reason", "customers-documents"));
        open(number, "agent2");
        browser.click("case-waits [data-act=pauseReview]");
        browser.see("pause-review-dialog dialog[open]");
        browser.seeText("pause-review-dialog h2", number);
        browser.isAccessible();
        var picker = "document.querySelector('pause-review-dialog vaadin-date-time-picker').value = ";
        browser.script(picker + "'2026-09-23T10:00'");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.see("pause-review-dialog .failed, pause-review-dialog [invalid]");
        browser.script(picker + "'2026-09-28T10:00'");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-waits", "9月28日星期一 10:00");
        browser.seeNo("pause-review-dialog dialog[open]");
        browser.hasNoErrors();
    }

    @Test
    void agent_asks_for_an_extension_and_the_supervisor_grants_it_in_the_case() {
        var number = taken();
        open(number, "agent1");
        browser.see("limit-actions [data-act=extension]");
        browser.press("e");
        browser.see("extension-dialog dialog[open]");
        browser.isAccessible();
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("extension-dialog [invalid]", "请填写 1 到");
        browser.press("2", Keys.TAB, "分拨中心还在调监控");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-waits", "申请延期 2 个工作日");
        browser.isAccessible();

        browser.forgetEverything();
        open(number, "supervisor1");
        browser.click("case-waits [data-decide=grant]");
        browser.see("decision-dialog dialog[open]");
        browser.press("需等待监控录像");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("decision-dialog", "将批准 1 件");
        browser.isAccessible();
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("decision-dialog", "已批准 1 件");
        browser.press(Keys.ESCAPE);
        browser.seeText("case-story .extension-granted", "需等待监控录像");
        browser.see("clock-track .piece.extension");
        browser.seeText("case-head .chips", "原时限");
        browser.hasNoErrors();
    }

    @Test
    void agent_hands_over_and_every_department_has_its_row() {
        var number = taken();
        at("2026-09-24T11:30:00");
        open(number, "agent1");
        browser.see("limit-actions [data-act=handOver]");
        browser.press("h");
        browser.see("hand-over-dialog dialog[open]");
        browser.isAccessible();
        browser.press(Keys.SPACE, Keys.TAB, "需核定赔偿", Keys.TAB, "客户要求周三前答复");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-story .handed-over", "从客服部到理赔部");
        browser.seeText("case-clocks .clocks", "经办部门：客服部");
        browser.seeText("case-clocks .clocks", "经办部门：理赔部");
        browser.seeText("case-clocks .clocks", "经办 1 小时 30 分钟");
        browser.click("case-clocks .link");
        browser.see("clock-table table");
        assertThat(browser.text("clock-table")).contains("最初承诺", "办理时限", "经办部门：理赔部");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void agent_promises_a_reply_and_reads_the_time_out() {
        var number = taken();
        open(number, "agent1");
        browser.see("limit-actions [data-act=promise]");
        browser.press("i");
        browser.see("promise-dialog dialog[open]");
        browser.isAccessible();
        browser.press(Keys.TAB, Keys.SPACE);
        browser.seeText("promise-dialog .read-out", "9月28日星期一 12:00");
        browser.type("promise-dialog textarea", "告知查找结果");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-waits", "9月28日星期一 12:00");
        browser.seeText("case-story .reply-promised", "告知查找结果");
        browser.seeText("case-clocks", "约定回复");
        browser.hasNoErrors();
    }

    @Test
    void a_pause_of_a_case_that_another_agent_changed_keeps_its_words() {
        var number = taken();
        open(number, "agent1");
        browser.see("limit-actions [data-act=pause]");
        browser.press("p");
        browser.see("pause-dialog dialog[open]");
        browser.type("pause-dialog textarea", "等客户回电");
        browser.click("pause-dialog vaadin-radio-button");
        change("agent2", number, "/promises", promise());
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("pause-dialog .notice.warn", "别人刚改了");
        browser.seeValue("pause-dialog textarea", "等客户回电");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-waits", "已暂停");
    }

    @Test
    void a_step_that_the_limits_forbid_has_no_button_and_its_key_does_nothing() {
        var number = file().getString("number");
        open(number, "agent1");
        browser.see("limit-actions [data-act=promise]");
        browser.seeNo("limit-actions [data-act=pause]");
        browser.press("p");
        browser.seeNo("dialog[open]");
        browser.press("?");
        browser.seeText("keys-help", "暂停或恢复计时");
        browser.isAccessible();
    }

    /** P9 requires the share of time of each holder, also for a case with many of them. */
    @Test
    void twenty_clocks_fit_below_one_another_on_desk_and_phone() {
        var number = taken();
        for (int i = 0; i < 18; i++) {
            at("2026-09-24T10:%02d:00".formatted(i + 1));
            change("agent2", number, "/promises", promise());
        }
        open(number, "agent1");
        browser.see("clock-track");
        assertThat((Long) browser.script("return document.querySelectorAll('case-clocks clock-track').length"))
                .isGreaterThanOrEqualTo(19);
        browser.isAccessible();
        browser.size(390, 844);
        assertThat((Boolean) browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        browser.isAccessible();
    }

    private static JsonObject promise() {
        return new JsonObject()
                .put("by", "2026-09-28T12:00:00+08:00")
                .put("text", "周一中午前告知查找结果")
                .put("agreed", true);
    }

    private static String taken() {
        var number = file().getString("number");
        change("agent2", number, "/steps", new JsonObject().put("step", "assign"));
        return number;
    }

    private static void open(String number, String login) {
        browser.go("/console?view=open&case=" + number);
        signIn(login);
        browser.see("case-clocks");
    }
}
