package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hotline.support.Draft;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** An agent's day, with hands on the keyboard. */
class ConsoleTest extends ScreenTest {

    @BeforeEach
    void atTheDesk() {
        browser.size(1280, 720);
        // Customers are called in business hours.
        at("2026-09-28T10:00:00");
        removeAllComplaints();
    }

    @Test
    void agent_takes_resolves_and_records_the_callback_by_keyboard() {
        var number = file().getString("number");
        open("/console?view=queue");
        browser.see("[data-number='" + number + "']");
        browser.isAccessible();

        browser.press("t");
        browser.see("case-head h2");
        browser.isAccessible();
        var taken = browser.text("case-head .small").split(" ", -1)[0];

        browser.press("r");
        browser.see("step-dialog dialog[open]");
        browser.isAccessible();
        browser.press("已在分拨中心找到货物，今日送达，客户同意。");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-head .chips", "待回访");
        browser.seeText("case-story", "今日送达");

        browser.press("g", "c");
        browser.seeText("callback-desk .rows", taken);
        browser.isAccessible();
        browser.press("c");
        browser.see("callback-card .outcome");
        browser.seeText("callback-card case-story", "今日送达");
        browser.isAccessible();
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("callback-card .outcome", "请先选择是否联系上");
        browser.press("c");
        browser.press(Keys.SPACE);
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("callback-card .outcome", "请选择客户是否满意");
        browser.press("5");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeNo("callback-card");
        assertThat(server.as("agent1").get("/api/v1/complaints/" + taken).json().getString("status"))
                .isEqualTo("closed");
        browser.go("/console?view=open&case=" + taken);
        browser.seeText("case-story .closed", "已联系上");
        browser.hasNoErrors();
    }

    @Test
    void a_customer_who_rings_back_is_served_from_the_case_and_asks_for_another_time() {
        var number = file().getString("number");
        resolve(number);
        at("2026-09-28T20:15:00");
        open("/console?view=callbacks");
        browser.seeText("callback-desk [data-next-from]", "9月29日星期二 09:00");
        browser.press("c");
        browser.seeNo("callback-card");
        browser.click("callback-desk [data-number='" + number + "']");
        browser.seeText("next-step [data-call]", "客户来电");
        browser.isAccessible();
        browser.press("c");
        browser.seeText("callback-card case-words", "已在分拨中心找到货物");
        browser.await(
                "the heading", page -> "H2".equals(page.script("return document.activeElement.tagName")) ? true : null);

        browser.click("callback-card vaadin-button[theme=primary]");
        browser.seeText("callback-card vaadin-radio-group[invalid]", "请先选择");
        browser.click("callback-card vaadin-radio-button[value=call-later]");
        browser.see("callback-card vaadin-date-time-picker");
        browser.seeNo("callback-card [invalid]");
        browser.isAccessible();
        browser.script("document.querySelector('callback-card vaadin-date-time-picker').value = '2099-01-01T10:00'");
        browser.click("callback-card vaadin-button[theme=primary]");
        browser.seeText("callback-card vaadin-date-time-picker[invalid]", "最晚可约");
        browser.script("document.querySelector('callback-card vaadin-date-time-picker').value = '2026-09-29T10:00'");
        browser.click("callback-card vaadin-button[theme=primary]");
        browser.seeNo("callback-card");
        browser.seeText("callback-desk [data-number='" + number + "']", "10:00");
        browser.size(390, 844);
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void a_correction_shows_its_limits_before_it_is_saved() {
        var number = file().getString("number");
        open("/console?view=open&case=" + number);
        browser.see("case-words .judgement");
        browser.press("u");
        browser.see("judgement-dialog dialog[open]");
        browser.click("judgement-dialog vaadin-radio-button[value=minor]");
        browser.seeText("judgement-dialog [data-tried]", "9月29日星期二 18:00");
        browser.isAccessible();
        browser.click("judgement-dialog vaadin-radio-button[value=moderate]");
        browser.seeNo("judgement-dialog [data-tried]");
        assertThat(server.as("agent1")
                        .get("/api/v1/complaints/" + number)
                        .json()
                        .getString("severity"))
                .isEqualTo("moderate");
    }

    @Test
    void agent_files_by_phone_and_reads_the_date_out_before_saving() {
        file();
        open("/console");
        browser.press("n");
        browser.see("new-complaint-form form");
        browser.type("new-complaint-form [name=phone] input", "13812345678");
        browser.seeText("customers-of-phone", "李娜");
        browser.type("new-complaint-form [name=complainant] input", "李娜");
        browser.type("new-complaint-form [name=description] textarea", "五件货只到四件，少了一件，里面是衣服。");
        browser.seeText("proposed-judgement .judgement", "货差");
        browser.seeText(".read-out", "前办结");
        browser.isAccessible();
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        assertThat(browser.text("filed-case .big")).matches("\\d{6}-\\d{6}");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void agent_reads_a_number_back_corrects_it_and_finds_the_case_by_a_pasted_text() {
        open("/console");
        browser.press("n");
        var phone = "new-complaint-form [name=phone] input";
        browser.type(phone, "61239001");
        browser.seeText("customers-of-phone", "请加上区号");
        browser.script("document.querySelector('" + phone + "').select()");
        browser.type(phone, "021-61239001转801");
        browser.seeText("customers-of-phone", "021-6123 9001 转 801");
        browser.seeText("customers-of-phone", "还没有投诉过");
        browser.type("new-complaint-form [name=complainant] input", "李娜");
        browser.type("new-complaint-form [name=waybill] input", "hd26900117x");
        browser.type("new-complaint-form [name=description] textarea", "五件货只到四件，少了一件。");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("filed-case [data-phone]", "021-6123 9001 转 801");
        var number = browser.text("filed-case .big");

        browser.press("/", "ｈｄ２６９００１１７Ｘ", Keys.ENTER);
        browser.seeText("case-head", number);
        browser.seeText("customer-card .phone", "021-6123 9001 转 801");
        assertThat(browser.see("customer-card .phone a").getAttribute("href")).isEqualTo("tel:+862161239001;ext=801");
        browser.click("customer-card .phone button");
        browser.see("particulars-dialog dialog[open]");
        browser.isAccessible();
        browser.press("13899009001");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("customer-card .phone", "138 9900 9001");
        browser.seeText("case-story .particulars-corrected", "021-6123 9001 转 801 → 138 9900 9001");

        browser.press(Keys.ESCAPE);
        browser.press("/", "没有这样的编号", Keys.ENTER);
        browser.seeText(".found", "没有这样的编号");
        browser.press("/", "#" + number.replace("-", "") + "-N2", Keys.ENTER);
        browser.seeText("case-head", number);
        browser.hasNoErrors();
    }

    @Test
    void another_agents_change_is_shown_and_the_typed_words_are_kept() {
        var number = file().getString("number");
        open("/console?view=open&case=" + number);
        browser.click("[data-step=assign]");
        browser.see("[data-step=resolve]");
        browser.click("[data-step=resolve]");
        browser.type("step-dialog textarea", "已赔付。");
        correct(number);
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("step-dialog .both", "重度");
        browser.seeValue("step-dialog textarea", "已赔付。");
        browser.isAccessible();
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-head .chips", "待回访");
    }

    @Test
    void signing_in_again_after_the_session_ended_keeps_the_typed_words() {
        var number = file().getString("number");
        open("/console?view=open&case=" + number, "agent3");
        browser.type("note-form textarea", "已联系分拨中心查监控");
        server.as("agent3").delete("/api/v1/sessions/current");
        browser.press(Keys.TAB);
        browser.click("note-form vaadin-button");
        browser.seeText("sign-in-dialog", "已过期");
        browser.isAccessible();
        signIn("agent3");
        browser.seeText("case-story .noted", "已联系分拨中心查监控");
        browser.seeText("case-story .noted", "内部备注");
    }

    @Test
    void filters_stay_in_the_address_and_shortcuts_can_be_switched_off() {
        open("/console?view=open&severity=severe");
        browser.see("queue-filters");
        browser.seeThat("return document.querySelectorAll('queue-filters vaadin-select')[1].value", "severe");
        browser.press("?");
        browser.see("keys-help dialog[open]");
        browser.isAccessible();
        browser.click("keys-help input");
        browser.press(Keys.ESCAPE);
        browser.seeNo("keys-help dialog");
        browser.press("n");
        assertThat(browser.script("return location.search").toString()).doesNotContain("case=new");
    }

    @Test
    void new_complaints_wait_behind_a_bar_and_move_nothing() {
        file();
        open("/console?view=queue");
        browser.see(".row");
        var first = browser.see(".row").getDomAttribute("data-number");
        browser.await(
                "the feed",
                page -> page.script("return document.querySelector('hotline-console').live")
                                .equals("live")
                        ? true
                        : null);
        file();
        browser.seeText(".new-bar", "1");
        assertThat(browser.see(".row").getDomAttribute("data-number")).isEqualTo(first);
        browser.isAccessible();
    }

    @Test
    void the_console_works_on_a_phone() {
        var number = file().getString("number");
        browser.size(390, 844);
        open("/console?view=open&case=" + number);
        browser.seeText("case-head h2", "李娜");
        browser.isAccessible();
        browser.click(".case .back");
        browser.see(".row");
        browser.isAccessible();
    }

    @Test
    void a_case_is_printed_with_its_whole_story_and_clocks_and_without_controls() {
        var number = file().getString("number");
        resolve(number);
        open("/console?view=callbacks&case=" + number);
        browser.seeText("case-story", "今日送达");
        browser.printed();
        try {
            browser.seeText("case-head", number);
            browser.seeText("case-story", "今日送达");
            browser.seeText("case-story li.received", "受理");
            browser.see("case-clocks .clocks > li");
            browser.see("customer-card");
            for (String control :
                    List.of("console-top", "vaadin-button", "button", "note-form", "callback-desk .queue")) {
                browser.seeNo(control);
            }
            assertThat(browser.script("""
                    const clipped = (at) => getComputedStyle(at).overflowY !== 'visible' && at.scrollHeight > at.clientHeight + 1;
                    return [...document.querySelectorAll('main, .desk, case-panel, case-story, case-clocks')].some(clipped)""")).isEqualTo(false);
        } finally {
            browser.usualMedia();
        }
    }

    @Test
    void a_complaint_not_judged_in_time_asks_a_person_to_judge_it() {
        var number = file().getString("number");
        server.database()
                .value("UPDATE complaint SET type = 'other', severity = 'minor', confidence = 0, reasons = "
                        + "'[{\"words\": \"五件货\", \"start\": 0, \"end\": 3, \"speaksFor\": \"to-be-judged-by-a-person\"}]'"
                        + " WHERE number = '" + number + "' RETURNING number");
        open("/console?view=open&case=" + number);

        browser.seeText("case-words .judgement", "请人工判定");
        browser.seeText(".row[data-number='" + number + "']", "待人工判定");
        browser.isAccessible();
    }

    @Test
    void a_branch_sees_the_proposal_adds_to_its_complaint_and_withdraws_it() {
        var number = server.as("branch1")
                .post("/api/v1/complaints", Draft.usual().channel("branch").json())
                .json()
                .getString("number");
        open("/console?case=new", "branch1");
        browser.type("new-complaint-form vaadin-text-area[name=description] textarea", "五件货只到四件，少了一件");
        browser.seeText("proposed-judgement", "货差");
        browser.go("/console?case=" + number);
        browser.type("own-words textarea", "监控已调取");
        browser.isAccessible();
        browser.click("own-words vaadin-button");
        browser.seeText("case-story", "监控已调取");
        browser.seeText("case-story .noted", "我们的补充 · 上海虹桥网点 · 本网点");
        browser.type("own-words textarea", "还有一件事");
        browser.click("own-words [data-withdraw]");
        browser.seeText("withdraw-dialog h2", number);
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.see("withdraw-dialog [invalid]");
        browser.type("withdraw-dialog textarea", "货已找到");
        browser.isAccessible();
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-head", "已撤回");
        browser.seeText("case-story .withdrawn", "我们撤回");
        browser.seeText("case-story .withdrawn", "货已找到");
    }

    private static void open(String path) {
        open(path, "agent1");
    }

    private static void open(String path, String login) {
        browser.go(path);
        signIn(login);
        browser.see(".desk");
    }

    private static void correct(String number) {
        var path = "/api/v1/complaints/" + number;
        var supervisor = server.as("supervisor1");
        var version = supervisor.get(path).header("ETag").orElseThrow();
        supervisor
                .with("If-Match", version)
                .put(
                        path + "/judgement",
                        new JsonObject()
                                .put("type", "cargo-shortage")
                                .put("severity", "severe")
                                .put("reason", "整票未到"));
    }

    @Test
    void the_console_shows_its_list_after_few_requests_and_names_the_case_in_its_title() {
        var number = file().getString("number");
        assumeTrue(
                server.anybody().get("/console").body().contains("/bundle/"),
                "no bundles are built on this platform, or a module is newer");
        browser.size(1280, 720).go("/console?view=open");
        signIn("agent1");
        browser.see(".row");
        browser.go("/console?view=open");
        browser.see(".row");
        browser.see("case-panel .state");
        var requests = (Long) browser.script("return performance.getEntriesByType('resource').length + 1");
        assertThat(requests).isLessThanOrEqualTo(43);
        browser.seeThat("return document.title", "全部未结 · 工作台");
        browser.go("/console?view=open&case=" + number);
        browser.seeText("case-head", number);
        browser.seeThat("return document.title", "投诉 " + number + " · 工作台");
        browser.hasNoErrors();
    }
}
