package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Forms say the fault next to the field, take the keyboard there, and lose nothing that a person chose or typed. */
class FormsOnScreenTest extends ScreenTest {

    @BeforeEach
    void on_a_monday_morning() {
        browser.size(1280, 720);
        at("2026-09-28T10:00:00");
    }

    @Test
    void a_missing_reason_is_said_at_its_field_which_takes_the_focus() {
        var number = file().getString("number");
        change("agent1", number, "/steps", new JsonObject().put("step", "assign"));
        open("/console?view=open&case=" + number, "agent1");
        browser.see("limit-actions [data-act=extension]");
        for (var dialog : new String[][] {
            {"u", "judgement-dialog", "原因"},
            {"r", "step-dialog", "客户是否同意"},
            {"h", "hand-over-dialog", "部门"},
            {"i", "promise-dialog", "何时之前"},
            {"e", "extension-dialog", "1"}
        }) {
            browser.press(dialog[0]);
            browser.see(dialog[1] + " dialog[open]");
            browser.seeText(dialog[1] + " h2", number);
            browser.pressTogether(Keys.CONTROL, Keys.ENTER);
            browser.seeText(dialog[1] + " [invalid]", dialog[2]);
            browser.await(
                    "focus within the field of " + dialog[1],
                    page -> Boolean.TRUE.equals(page.script(
                                    "return Boolean(document.activeElement.closest(arguments[0] + ' [invalid]'))",
                                    dialog[1]))
                            ? true
                            : null);
            browser.press(Keys.ESCAPE);
            browser.seeNo(dialog[1] + " dialog[open]");
        }
        browser.hasNoErrors();
    }

    @Test
    @Tag("F11")
    @Tag("F13")
    void codes_are_chosen_by_one_key_each_and_the_customer_reads_the_outcome() {
        var filed = file();
        var number = filed.getString("number");
        change("agent1", number, "/steps", new JsonObject().put("step", "assign"));
        open("/console?view=open&case=" + number, "agent1");
        browser.seeText("case-codes [data-field=nature]", "运输类");
        browser.press("z");
        browser.see("codes-dialog dialog[open]");
        browser.isAccessible();
        browser.press("4");
        browser.see("codes-dialog [data-code='remedySought/compensation'][aria-pressed=true]");
        browser.click("codes-dialog [name=emergency]");
        browser.click("codes-dialog [data-code='specialCare/older']");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-codes [data-field=remedySought]", "赔偿");
        browser.seeText("case-marks [data-mark=emergency]", "突发事件");
        browser.seeText("case-marks [data-mark=care]", "老年人");
        browser.seeText("case-story .coded", "特别关照");

        browser.press("r");
        browser.see("step-dialog dialog[open]");
        browser.press("经查不予赔偿。", Keys.TAB);
        browser.press("6");
        browser.see("step-dialog [data-code='outcome/refused'][aria-pressed=true]");
        browser.isAccessible();
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-codes [data-field=outcome]", "未予支持");
        browser.size(390, 844);
        browser.isAccessible();
        browser.hasNoErrors();

        browser.go("/#track=" + filed.getString("trackingCode"));
        browser.seeText("complaint-answer [data-outcome]", "未予支持");
        browser.seeText("complaint-answer [data-alternatives]", "12305");
        browser.seeText("follow-complaint [data-remedy]", "赔偿");
        browser.isAccessible();
    }

    @Test
    void an_empty_new_complaint_is_answered_by_our_words_and_not_by_the_browsers() {
        open("/console?case=new", "agent1");
        browser.see("new-complaint-form [name=phone]");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("new-complaint-form [name=complainant][invalid]", "姓名");
        browser.seeThat("return document.activeElement.closest('[name]').getAttribute('name')", "phone");
        assertThat(
                        browser.script(
                                "return [...document.forms].filter((form) => !form.noValidate && form.querySelector('[required]')).length"))
                .isEqualTo(0L);
        browser.script("""
                const field = document.querySelector('new-complaint-form [name=complainant]');
                field.value = '长'.repeat(131);
                field.dispatchEvent(new Event('input'));
                """);
        browser.type("new-complaint-form [name=phone] input", "13812345678");
        browser.type("new-complaint-form [name=description] textarea", "少了一件");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("new-complaint-form [name=complainant][invalid]", "100");
    }

    @Test
    void correcting_the_severity_alone_keeps_the_subtype() {
        var number = file().getString("number");
        var path = "/api/v1/complaints/" + number;
        var version = server.as("agent1").get(path).header("ETag").orElseThrow();
        var judged = new JsonObject()
                .put("type", "delay")
                .put("subtype", "delivery")
                .put("severity", "minor")
                .put("reason", "按客户所述");
        var corrected = server.as("agent1").with("If-Match", version).put(path + "/judgement", judged);
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
        open("/console?view=open&case=" + number, "agent1");
        browser.see("case-head h2");
        for (int i = 0; i < 2; i++) {
            browser.press("u");
            browser.see("judgement-dialog dialog[open]");
            browser.press(Keys.TAB, Keys.TAB);
            browser.press(Keys.ESCAPE);
            browser.seeNo("judgement-dialog dialog[open]");
        }
        browser.press("u");
        browser.see("judgement-dialog dialog[open]");
        browser.click("judgement-dialog vaadin-radio-button[value=moderate]");
        browser.type("judgement-dialog vaadin-text-area textarea", "损失较大");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeNo("judgement-dialog dialog[open]");
        var now = server.as("agent1").get(path).json();
        assertThat(now.getString("severity")).isEqualTo("moderate");
        assertThat(now.getString("subtype")).isEqualTo("delivery");
    }

    @Test
    void an_opened_list_box_has_a_name_for_screen_readers() {
        file();
        open("/console?view=queue", "agent1");
        browser.see("a.row");
        browser.script("document.querySelector('queue-filters vaadin-select').opened = true");
        browser.see("vaadin-select-list-box");
        browser.isAccessible();
    }

    @Test
    void a_search_without_hits_says_what_can_be_searched() {
        open("/console?view=open&search=6456", "agent1");
        browser.seeText("complaint-queue .state", "流水编号");
        browser.isAccessible();
    }

    @Test
    void a_text_that_was_typed_is_replaced_only_after_a_question() {
        open("/console?view=policies", "admin1");
        browser.type("#policy-source", "id: mine");
        browser.click("policies-desk [data-source]");
        browser.see("policy-upload [data-keep]");
        browser.isAccessible();
        browser.click("policy-upload [data-keep]");
        browser.seeValue("#policy-source", "id: mine");
        browser.click("policies-desk [data-source]");
        browser.click("policy-upload [data-replace]");
        browser.await(
                "the other text",
                page -> page.see("#policy-source").getDomProperty("value").contains("id: freight-network")
                        ? true
                        : null);
    }

    @Test
    void a_one_time_password_has_the_focus_and_escape_does_not_close_it() {
        open("/console?view=people", "admin1");
        browser.see("people-desk table");
        browser.press("n");
        browser.see("person-dialog dialog[open]");
        browser.press(Keys.ENTER);
        browser.seeText("person-dialog .wrong", "账号");
        browser.type("#person-login", "he.qing");
        browser.seeNo("#person-login-words");
        browser.type("#person-name", "何清");
        browser.press(Keys.ENTER);
        browser.see("person-dialog .one-time output");
        browser.seeThat("return document.activeElement.tagName", "H2");
        browser.press(Keys.ESCAPE);
        browser.see("person-dialog .one-time output");
        browser.click("person-dialog [data-done]");
        browser.seeNo("person-dialog dialog[open]");
    }

    private static void open(String path, String login) {
        browser.go(path);
        signIn(login);
    }
}
