package hotline.browser;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Notices of the ladder from the bell to the answer (P9, T5), and extensions decided many at once. */
class SupervisionOnScreenTest extends ScreenTest {
    private static final String LONG_REASON = "分拨中心还在调监控，收件网点的签收底单要到周一才能寄到，客户已经同意等到下周二。";

    @BeforeEach
    void a_thursday_morning_without_any_complaint() {
        removeAllComplaints();
        at("2026-09-24T10:00:00");
        browser.size(1280, 720);
    }

    @Test
    void an_expediting_notice_rings_the_bell_and_is_answered_by_keyboard() {
        var number = taken("minor");
        at("2026-09-28T18:00:05");
        notices("agent1", "expediting", 1);
        open("notices", "agent1");
        browser.seeText("notice-bell b", "2");
        browser.seeText("my-notices .rows", number + "-N");
        browser.isAccessible();

        browser.press("j", Keys.ENTER);
        browser.seeText("case-head .small", number);
        browser.see("clock-track .mark.sent");
        browser.press("a");
        browser.see("answer-dialog dialog[open]");
        browser.isAccessible();
        browser.press("货物在分拨中心找到，今晚发车");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("my-notices .rows", "王芳 已答复");
        browser.seeText("notice-bell b", "1");
        browser.seeText("case-story", "货物在分拨中心找到");
        browser.hasNoErrors();
    }

    @Test
    void the_notice_that_has_waited_longest_for_its_answer_stands_first() {
        var first = taken("minor");
        at("2026-09-28T18:00:05");
        notices("agent1", "expediting", 1);
        var second = taken("minor");
        at("2026-10-08T18:00:05");
        notices("agent1", "expediting", 2);
        open("notices", "agent1");
        browser.see("notice-bell .late");
        browser.seeText("my-notices .rows", second);
        var rows = browser.text("my-notices .rows");
        assertThat(rows.indexOf(first)).isNotNegative().isLessThan(rows.indexOf(second));
        browser.hasNoErrors();
    }

    @Test
    void notices_of_one_digest_are_one_line_and_received_together() {
        for (int i = 0; i < 13; i++) {
            taken("moderate");
        }
        at("2026-09-24T18:00:05");
        notices("agent1", "expediting", 13);
        at("2026-09-24T19:00:05");
        await("the digest", () -> !summary("agent1").getJsonArray("digests").isEmpty());
        open("notices", "agent1");
        browser.seeText("notice-digest summary", "3 条未读");
        browser.click("notice-digest summary");
        browser.see("notice-digest .row");
        browser.isAccessible();
        browser.click("notice-digest > vaadin-button");
        browser.seeNo("notice-digest");
        assertThat(summary("agent1").getJsonArray("digests")).isEmpty();
        browser.hasNoErrors();
    }

    @Test
    void supervisor_presses_for_an_unanswered_notice() {
        var number = taken("minor");
        at("2026-09-28T18:00:05");
        notices("supervisor1", "expediting", 1);
        at("2026-09-29T15:00:00");
        open("unanswered", "supervisor1");
        browser.seeText("unanswered-notices .counts", "逾期 1 条");
        browser.seeText("unanswered-notices vaadin-grid", number);
        browser.isAccessible();
        browser.click("unanswered-notices vaadin-grid vaadin-checkbox");
        browser.seeText("unanswered-notices .tools", "签收所选（2）");
        browser.press("d");
        browser.seeText("unanswered-notices .tools", "签收所选（0）");
        browser.click("unanswered-notices vaadin-grid vaadin-button");
        browser.see("answer-dialog dialog[open]");
        browser.press("已派专人跟进，今天办结");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("unanswered-notices vaadin-grid", "孙丽 逾期答复");
        browser.seeText("unanswered-notices .counts", "逾期 0 条");
        browser.click("unanswered-notices vaadin-grid a");
        browser.seeText("case-head .small", number);
        browser.hasNoErrors();
    }

    @Test
    void an_answered_notice_stays_in_sight_when_a_page_that_was_asked_for_before_comes_late() {
        taken("minor");
        at("2026-09-28T18:00:05");
        notices("supervisor1", "expediting", 1);
        at("2026-09-29T15:00:00");
        open("unanswered", "supervisor1");
        browser.see("unanswered-notices vaadin-grid vaadin-button");
        browser.script("""
                const direct = window.fetch;
                window.late = { asked: 0, come: 0 };
                window.fetch = async (what, how) => {
                  const isPage = String(what.url ?? what).includes('view=unanswered') && window.late.asked === 0;
                  if (isPage) {
                    window.late.asked += 1;
                    await new Promise((goOn) => (window.late.goOn = goOn));
                  }
                  const answer = await direct(what, how);
                  if (isPage) setTimeout(() => (window.late.come += 1), 100);
                  return answer;
                };
                document.querySelector('unanswered-notices').load();
                """);
        browser.click("unanswered-notices vaadin-grid vaadin-button");
        browser.see("answer-dialog dialog[open]");
        browser.press("已派专人跟进，今天办结");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("unanswered-notices vaadin-grid", "孙丽 逾期答复");
        browser.script("window.late.goOn()");
        await("the late page", () -> (Boolean) browser.script("return window.late.come === 1"));
        browser.seeText("unanswered-notices vaadin-grid", "孙丽 逾期答复");
    }

    @Test
    void supervisor_decides_many_extensions_after_a_preview() {
        var numbers = new String[] {taken("moderate"), taken("moderate"), taken("moderate")};
        for (String number : numbers) {
            change(
                    "agent2",
                    number,
                    "/extensions",
                    new JsonObject().put("workingDays", 2).put("reason", LONG_REASON));
        }
        open("extensions", "supervisor1");
        browser.seeText("extension-desk vaadin-grid", numbers[2]);
        browser.isAccessible();
        assertThat((Boolean) browser.script("""
                        const cell = [...document.querySelectorAll('extension-desk .whole')].find((one) => one.textContent === arguments[0]);
                        const shown = cell.getBoundingClientRect();
                        return shown.width > 0 && shown.right <= innerWidth && cell.scrollHeight <= cell.clientHeight + 1
                          && getComputedStyle(cell).textOverflow !== 'ellipsis';
                        """, LONG_REASON))
                .as("the reason is read whole at 1280")
                .isTrue();
        browser.click("extension-desk vaadin-grid vaadin-checkbox");
        browser.press("y");
        browser.see("decision-dialog dialog[open]");
        browser.isAccessible();
        browser.press("需等待第三方检测报告");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("decision-dialog", "将批准 3 件");
        browser.isAccessible();
        assertThat(undecided()).isEqualTo(3);
        browser.press(Keys.TAB, Keys.TAB, Keys.ENTER);
        browser.seeText("decision-dialog", "已批准 3 件");
        assertThat(undecided()).isZero();
        browser.press(Keys.ESCAPE);
        browser.seeText("extension-desk .state", "没有待审批的延期");
        browser.hasNoErrors();
    }

    @Test
    void supervisor_gives_several_complaints_to_a_colleague_and_reminds_their_holder_by_keyboard() {
        var taken = taken("moderate");
        var unowned = file().getString("number");
        open("work", "supervisor1");
        browser.seeText("work-desk vaadin-grid", unowned);
        browser.isAccessible();
        browser.click("work-desk vaadin-grid vaadin-checkbox");
        browser.seeText("work-desk .tools", "分派所选（2）");
        browser.click("[data-chosen=assign]");
        browser.see("distribute-dialog .colleague");
        browser.isAccessible();
        browser.press(Keys.SPACE);
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("distribute-dialog", "将分派 2 件给");
        browser.isAccessible();
        assertThat(owner(taken)).isEqualTo("李伟");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("distribute-dialog", "已分派 2 件给");
        assertThat(owner(taken)).isEqualTo(owner(unowned)).isNotEqualTo("李伟");
        browser.seeText("distribute-dialog tbody", owner(taken));
        browser.seeText("distribute-dialog tbody", "已分派");
        assertThat(browser.text("distribute-dialog .dialog-actions")).isEqualTo("关闭");
        browser.press(Keys.ESCAPE);

        browser.seeText("work-desk .tools", "分派所选（0）");
        browser.click("work-desk vaadin-grid vaadin-checkbox");
        browser.click("[data-chosen=remind]");
        browser.seeText("distribute-dialog", "将向 2 件的经办人发出通知");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("distribute-dialog", "已向 2 件的经办人发出通知");
        browser.hasNoErrors();
    }

    @Test
    void a_supervisor_chooses_rows_of_the_usual_list_to_give_and_to_remind_by_keyboard() {
        var taken = taken("moderate");
        var unowned = file().getString("number");
        open("open", "supervisor1");
        browser.see("[data-number='" + unowned + "']");
        for (String number : new String[] {taken, unowned}) {
            browser.script("document.querySelector(`[data-number='${arguments[0]}']`).focus()", number);
            browser.press(Keys.SPACE);
        }
        browser.seeText(".chosen-tools", "分派所选（2）");
        browser.isAccessible();
        browser.press("s");
        browser.see("distribute-dialog .colleague");
        browser.press(Keys.SPACE);
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("distribute-dialog", "将分派 2 件给");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("distribute-dialog", "已分派 2 件给");
        browser.press(Keys.ESCAPE);
        assertThat(owner(taken)).isEqualTo(owner(unowned)).isNotEqualTo("李伟");
        browser.seeText("[data-number='" + unowned + "']", owner(taken));
        browser.seeNo(".chosen-tools");

        browser.script("document.querySelector('.choose input').focus()");
        browser.press(Keys.SPACE);
        browser.press("b");
        browser.seeText("distribute-dialog", "将向 1 件的经办人发出通知");
        browser.press(Keys.ESCAPE);
        browser.hasNoErrors();
    }

    private static String owner(String number) {
        return server.as("supervisor1")
                .get("/api/v1/complaints/" + number)
                .json()
                .getJsonObject("owner")
                .getString("name");
    }

    @Test
    void an_unknown_value_of_an_address_is_named_in_the_language_of_the_page() {
        open("unanswered&kind=nothing", "supervisor1");
        browser.seeText("unanswered-notices", "“通知种类”没有通过检查");
        assertThat(browser.text("unanswered-notices")).doesNotContain("kind");
    }

    @Test
    void agents_are_not_offered_the_decisions_of_supervisors() {
        open("extensions", "agent1");
        browser.see("complaint-queue");
        browser.seeNo("extension-desk");
        assertThat(browser.text("console-top nav")).doesNotContain("督办");
    }

    /** Assigned to an agent, under the limit of that severity. */
    private static String taken(String severity) {
        var number = file().getString("number");
        change("agent2", number, "/steps", new JsonObject().put("step", "assign"));
        if (!severity.equals("moderate")) {
            var path = "/api/v1/complaints/" + number;
            var version = server.as("agent2").get(path).header("ETag").orElseThrow();
            server.as("agent2")
                    .with("If-Match", version)
                    .put(
                            path + "/judgement",
                            new JsonObject()
                                    .put("type", "cargo-shortage")
                                    .put("severity", severity)
                                    .put("reason", "核对"));
        }
        return number;
    }

    private static void notices(String login, String kind, int atLeast) {
        await(
                "notices of kind " + kind,
                () -> server.as(login)
                                .get("/api/v1/notices?view=all&kind=" + kind)
                                .json()
                                .getJsonArray("items")
                                .size()
                        >= atLeast);
    }

    private static JsonObject summary(String login) {
        return server.as(login).get("/api/v1/notices/summary").json();
    }

    private static int undecided() {
        return server.as("supervisor1")
                .get("/api/v1/extensions")
                .json()
                .getJsonArray("items")
                .size();
    }

    private static void open(String view, String login) {
        browser.go("/console?view=" + view);
        signIn(login);
        browser.see(".desk");
    }
}
