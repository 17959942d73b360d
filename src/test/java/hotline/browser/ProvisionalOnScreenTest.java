package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** January before the year's days off are installed: dates are marked, and supervisors reminded. */
class ProvisionalOnScreenTest extends ScreenTest {
    private JsonObject filed;

    @BeforeEach
    void filed_on_the_first_monday_of_2027() {
        removeAllComplaints();
        at("2027-01-04T10:00:00");
        filed = file();
        browser.size(1280, 720);
    }

    @Test
    void an_agent_sees_which_dates_are_provisional_in_both_languages() {
        open("/console?view=open&case=" + filed.getString("number"), "agent1");
        browser.seeText("case-head .chips", "暂定");
        browser.seeText("case-head .notice.warn", "尚未公布");
        browser.seeText(".row .provisional", "暂定");
        browser.see("clock-state .provisional");
        browser.seeNo(".calendar-reminder");
        browser.isAccessible();
        inEnglish("/console?view=open&case=" + filed.getString("number"));
        browser.seeText("case-head .chips", "provisional");
        browser.seeText("case-head .notice.warn", "not published yet");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void due_times_in_dialogs_callbacks_and_on_the_wall_are_marked_too() {
        var number = filed.getString("number");
        change("agent1", number, "/steps", new JsonObject().put("step", "assign"));
        open("/console?view=open&case=" + number, "agent1");
        browser.see("limit-actions [data-act=extension]");
        browser.press("e");
        browser.seeText("extension-dialog .hint .provisional", "暂定");
        browser.isAccessible();
        browser.press(Keys.ESCAPE);
        browser.press("u");
        browser.see("judgement-dialog dialog[open]");
        browser.click("judgement-dialog vaadin-radio-button[value=minor]");
        browser.see("judgement-dialog [data-tried] .provisional");
        browser.press(Keys.ESCAPE);

        change(
                "agent1",
                number,
                "/steps",
                new JsonObject().put("step", "resolve").put("resolution", "已送达"));
        browser.go("/console?view=callbacks");
        browser.seeText("callback-desk .row .provisional", "暂定");
        browser.isAccessible();
        browser.go("/console?view=open&case=" + number);
        browser.see("customer-card .others .provisional");
        browser.isAccessible();

        at("2027-02-01T10:00:00");
        browser.size(1920, 1080);
        open("/console?view=open", "supervisor1");
        browser.go("/wallboard");
        browser.seeText("breach-list .provisional", "暂定");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void a_customer_reads_that_the_date_is_provisional_in_both_languages() {
        browser.size(390, 844);
        follow();
        browser.seeText("complaint-promise", "1月7日");
        browser.seeText("complaint-promise .provisional", "暂定");
        browser.isAccessible();
        browser.script("localStorage.setItem('hotline-language', 'en')");
        follow();
        browser.seeText("complaint-promise .provisional", "This date is provisional");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void supervisors_and_administrators_are_reminded_once_a_month() {
        open("/console?view=open", "supervisor1");
        browser.seeText(".calendar-reminder", "2027 年的放假安排还没有装入");
        browser.isAccessible();
        browser.click(".calendar-reminder button");
        browser.seeNo(".calendar-reminder");
        browser.go("/console?view=open");
        browser.see(".row");
        browser.seeNo(".calendar-reminder");
        at("2027-02-01T10:00:00");
        open("/console?view=open", "supervisor1");
        browser.see(".calendar-reminder");
        inEnglish("/console?view=open");
        browser.seeText(".calendar-reminder", "days off of 2027 are not installed");
        browser.size(1920, 1080).go("/wallboard");
        browser.seeText(".wall > header", "Days off of 2027 not installed");
        assertThat((Boolean) browser.script("return document.documentElement.scrollHeight <= innerHeight"))
                .isTrue();
        browser.isAccessible();
        browser.hasNoErrors();
    }

    private static void inEnglish(String path) {
        browser.script("localStorage.setItem('hotline-language', 'en')");
        browser.go("/icon.svg");
        browser.go(path);
    }

    private void follow() {
        browser.go("/icon.svg");
        browser.go("/#track=" + filed.getString("trackingCode"));
    }

    private static void open(String path, String login) {
        browser.go(path);
        signIn(login);
        browser.see(".desk");
    }
}
