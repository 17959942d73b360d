package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Keys act only where a person neither types nor chooses, and the focus is always where work continues. */
class KeysOnScreenTest extends ScreenTest {

    @BeforeEach
    void atTheDesk() {
        browser.size(1280, 720);
        // Customers are called in business hours.
        at("2026-09-28T10:00:00");
        removeAllComplaints();
    }

    @Test
    void single_keys_do_nothing_in_list_boxes_and_in_the_form_of_a_new_complaint() {
        var number = file().getString("number");
        open("/console?view=queue");
        browser.see(".row");
        browser.script("document.querySelector('queue-filters vaadin-select').focus()");
        browser.press("t");
        browser.press(Keys.ENTER);
        browser.see("vaadin-select-item");
        browser.press("c");
        browser.press(Keys.ESCAPE);
        assertThat(place()).isEqualTo("?view=queue");
        assertThat(ownerOf(number)).isNull();

        browser.press(Keys.ESCAPE);
        browser.press("n");
        browser.see("new-complaint-form form");
        browser.script("document.querySelector('new-complaint-form vaadin-button').focus()");
        browser.press("t", "c");
        browser.press("g", "c");
        assertThat(place()).contains("case=new");
        assertThat(ownerOf(number)).isNull();
    }

    @Test
    void no_single_key_acts_while_a_form_is_being_filled_in() {
        var number = file().getString("number");
        open("/console?view=queue");
        browser.see(".row");
        browser.press("n");
        browser.type("new-complaint-form [name=phone] input", "13812345678");
        leaveTheFields();
        browser.press("t", "c");
        browser.press("g", "c");
        browser.press(Keys.ESCAPE);
        browser.press("?");
        seeMessage("填写表单时，单键快捷键不起作用");
        assertThat(place()).contains("case=new");
        browser.seeNo("keys-help dialog");
        assertThat(ownerOf(number)).isNull();

        browser.go("/console?view=open&case=" + number);
        browser.type("note-form textarea", "已联系");
        leaveTheFields();
        browser.press("t", "o", "c");
        assertThat(ownerOf(number)).isNull();
        assertThat(place()).contains("case=" + number);
        browser.see("note-form textarea").sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);
        leaveTheFields();
        browser.press("o");
        browser.await("an owner", page -> ownerOf(number) != null ? true : null);
    }

    @Test
    void keys_rest_while_a_policy_is_being_typed_and_act_with_a_filter() {
        browser.go("/console?view=replay");
        signIn("supervisor1");
        browser.type("policy-replay textarea", "id: mine");
        leaveTheFields();
        browser.press("g", "q");
        seeMessage("填写表单时，单键快捷键不起作用");
        assertThat(place()).isEqualTo("?view=replay");

        browser.go("/console?view=open");
        browser.type("case-search input", "HD2609250017");
        leaveTheFields();
        browser.press("g", "e");
        browser.await("ended", page -> place().equals("?view=ended") ? true : null);
    }

    /** As a click on blank space does. */
    private static void leaveTheFields() {
        browser.script("document.activeElement.blur()");
    }

    @Test
    void nothing_is_sent_while_an_input_method_composes() {
        var number = file().getString("number");
        open("/console?view=open&case=" + number);
        browser.type("note-form textarea", "ni hao");
        browser.script("""
                const key = (of) => new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, composed: true, ...of });
                const area = document.querySelector('note-form textarea');
                area.dispatchEvent(key({ isComposing: true }));
                area.dispatchEvent(key({ keyCode: 229 }));
                """);
        assertThat(browser.script("return document.querySelector('note-form').busy"))
                .isEqualTo(false);
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-story .noted", "ni hao");
        browser.seeThat("return document.querySelectorAll('case-story .noted').length", 1L);
        assertThat(focused()).isEqualTo("textarea");
    }

    @Test
    void from_an_opened_row_the_next_step_is_five_tabs_away_at_most_and_each_step_leads_to_the_next() {
        file();
        var second = file().getString("number");
        open("/console?view=open");
        browser.see("[data-number='" + second + "']");
        browser.press("j", "j");
        browser.press(Keys.ENTER);
        browser.await("the heading", page -> focused().equals("h2") ? true : null);
        int tabs = 0;
        while (!"assign".equals(step()) && tabs < 6) {
            browser.press(Keys.TAB);
            tabs++;
        }
        assertThat(tabs).isLessThanOrEqualTo(5);

        browser.press("o");
        browser.await("investigate", page -> "investigate".equals(step()) ? true : null);
        browser.press("v");
        browser.await("resolve", page -> "resolve".equals(step()) ? true : null);
        browser.press("u");
        browser.see("judgement-dialog dialog[open]");
        browser.press(Keys.ESCAPE);
        browser.press("r");
        browser.see("step-dialog dialog[open]");
        browser.press("货已找到");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-head .chips", "待回访");
        browser.await("focus after the resolution", page -> focused().equals("body") ? null : true);
        browser.press(Keys.ESCAPE);
        browser.await(
                "the row",
                page -> second.equals(browser.script("return document.activeElement.dataset.number")) ? true : null);
    }

    @Test
    void a_recorded_callback_leads_to_the_next_one() {
        resolve(file().getString("number"));
        open("/console?view=callbacks");
        browser.see("callback-desk .rows");
        browser.press("c");
        browser.await("the card", page -> focused().equals("h2") ? true : null);
        browser.press("c");
        browser.press(Keys.SPACE);
        browser.press(Keys.TAB, Keys.SPACE);
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeNo("callback-card");
        browser.await(
                "the button for the next",
                page -> Boolean.TRUE.equals(page.script("return document.activeElement.hasAttribute('data-take')"))
                        ? true
                        : null);
    }

    @Test
    void a_new_complaint_and_a_case_open_from_every_view() {
        var number = file().getString("number");
        open("/console?view=callbacks");
        browser.see("callback-desk .filters");
        browser.press("n");
        browser.see("new-complaint-form [name=phone]");
        assertThat(focused()).isEqualTo("input");
        browser.isAccessible();
        browser.script("document.querySelector('hotline-console').go({case: ''})");
        browser.see("callback-desk .filters");
        browser.script("document.querySelector('hotline-console').go({case: arguments[0]})", number);
        browser.seeText("case-head", number);
        browser.press("g", "i");
        browser.await("mine", page -> place().equals("?view=mine") ? true : null);
        browser.press("g", "e");
        browser.await("ended", page -> place().equals("?view=ended") ? true : null);
        browser.press("g", "o");
        browser.await("open", page -> place().equals("?view=open") ? true : null);
        browser.hasNoErrors();
    }

    @Test
    void the_cases_of_a_number_come_after_the_fields_for_the_keyboard() {
        file();
        open("/console?case=new");
        browser.type("new-complaint-form [name=phone] input", "13812345678");
        browser.see("customers-of-phone .link");
        browser.script("document.querySelector('new-complaint-form [name=complainant]').focus()");
        browser.press(Keys.TAB);
        browser.seeThat("return document.activeElement.closest('[name=waybill]') !== null", true);
        assertThat(browser.script("const at = (css) => document.querySelector(css).getBoundingClientRect().top;"
                        + " return at('customers-of-phone section') < at('[name=waybill]')"))
                .as("they are seen below the number")
                .isEqualTo(true);
    }

    @Test
    void a_page_without_a_session_asks_to_sign_in_without_an_error() {
        browser.go("/console");
        browser.see("#sign-in-login");
        browser.hasReportedNothing();
    }

    @Test
    void a_browser_that_denies_its_storage_shows_the_console_and_switches_keys_for_the_page() {
        file();
        open("/console?view=open");
        browser.deniesStorage(() -> {
            browser.go("/console?view=open");
            browser.see(".row");
            browser.press("?");
            browser.click("keys-help input");
            browser.press(Keys.ESCAPE);
            browser.seeNo("keys-help dialog");
            browser.press("n");
            assertThat(place()).isEqualTo("?view=open");
            browser.hasNoErrors();
        });
    }

    private static void open(String path) {
        browser.go(path);
        signIn("agent1");
        browser.see(".desk");
    }

    private static String focused() {
        return browser.script("return document.activeElement.localName").toString();
    }

    private static Object step() {
        return browser.script("return document.activeElement.dataset.step");
    }

    private static String place() {
        return browser.script("return location.search").toString();
    }

    private static Object ownerOf(String number) {
        return server.as("agent2").get("/api/v1/complaints/" + number).json().getValue("owner");
    }
}
