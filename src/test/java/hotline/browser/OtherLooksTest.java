package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The screens on paper, in forced colours and in the dark. */
class OtherLooksTest extends ScreenTest {
    private static final String[] DIALOGS = {
        "u",
        "judgement-dialog",
        "o",
        "",
        "r",
        "step-dialog",
        "p",
        "pause-dialog",
        "e",
        "extension-dialog",
        "h",
        "hand-over-dialog",
        "i",
        "promise-dialog",
        "f",
        "particulars-dialog",
        "?",
        "keys-help"
    };

    @BeforeEach
    void on_a_monday_morning() {
        browser.size(1280, 720);
        at("2026-09-28T10:00:00");
    }

    @AfterEach
    void on_a_usual_screen() {
        browser.usualMedia();
    }

    @Test
    void a_case_on_paper_has_all_of_its_story_and_clocks_and_no_controls() {
        var number = file().getString("number");
        open("/console?view=open&case=" + number, "agent1");
        browser.see("case-story li");
        browser.see("case-clocks .name");
        browser.seeNo("case-panel .printed");
        browser.printed();
        browser.seeText("case-panel .printed", "2026");
        browser.see("case-story li");
        browser.see("customer-card .phone");
        for (var control : new String[] {"console-top", "next-step", "note-form", "vaadin-button", "complaint-queue"}) {
            browser.seeNo(control);
        }
        assertThat(browser.script("""
                        const cut = [...document.querySelectorAll('case-panel *')].filter((at) => at.checkVisibility()
                          && ['auto', 'scroll', 'hidden'].includes(getComputedStyle(at).overflowY)
                          && at.scrollHeight > at.clientHeight + 1 && at.clientHeight > 1);
                        return cut.map((at) => at.className + ' ' + at.localName).join();
                        """)).isEqualTo("");
    }

    @Test
    void a_complaint_that_is_followed_is_printed_whole_and_a_receipt_alone() {
        var filed = file();
        browser.go("/#track=" + filed.getString("trackingCode"));
        browser.see("complaint-steps li");
        browser.printed();
        browser.see("complaint-steps li");
        browser.seeText("follow-complaint", filed.getString("number"));
        browser.seeText("follow-complaint .printed", "2026");
        browser.seeNo("add-words form");
        browser.seeNo("withdraw-complaint button");
    }

    @Test
    void in_forced_colours_only_the_current_view_is_underlined() {
        open("/console?view=queue", "supervisor1");
        browser.see("console-top nav a[aria-current=page]");
        browser.forcedColours();
        assertThat(browser.script("""
                        const nav = document.querySelector('console-top nav');
                        const colour = (at) => getComputedStyle(at).borderBottomColor;
                        const current = nav.querySelector('[aria-current=page]');
                        return [...nav.querySelectorAll('a')].filter((at) => colour(at) === colour(current)).length;
                        """)).isEqualTo(1L);
    }

    @Test
    void every_page_and_dialog_is_accessible_in_the_dark() {
        browser.dark();
        var filed = file();
        var number = filed.getString("number");
        browser.go("/");
        browser.see("complaint-form");
        browser.isAccessible();
        browser.go("/#track=" + filed.getString("trackingCode"));
        browser.see("complaint-steps li");
        browser.isAccessible();
        browser.go("/wallboard");
        signIn("supervisor1");
        browser.see("big-figure");
        browser.isAccessible();
        browser.forgetEverything();
        open("/console?view=open&case=" + number, "agent1");
        browser.see("case-story li");
        browser.isAccessible();
        for (int i = 0; i < DIALOGS.length; i += 2) {
            browser.press(DIALOGS[i]);
            if (DIALOGS[i + 1].isEmpty()) {
                browser.seeText("case-head .chips", "已领取");
                continue;
            }
            browser.see(DIALOGS[i + 1] + " dialog[open]");
            browser.isAccessible();
            browser.press(Keys.ESCAPE);
            browser.seeNo(DIALOGS[i + 1] + " dialog[open]");
        }
        look("callbacks", "callback-desk .filters");
        browser.go("/console?view=queue&case=new");
        browser.see("new-complaint-form form");
        browser.isAccessible();
        again("supervisor1");
        look("work", "work-desk .tools");
        look("extensions", "extension-desk .tools");
        look("unanswered", "unanswered-notices .tools");
        look("notices", "my-notices");
        look("replay", "replay-form");
        again("admin1");
        look("people", "people-desk table");
        browser.press("n");
        browser.see("person-dialog dialog[open]");
        browser.isAccessible();
        look("policies", "policies-desk table");
        look("calendars", "calendar-year table");
        look("jobs", "jobs-desk .admin");
        look("looks", "looks-desk .admin");
    }

    private static void again(String login) {
        browser.forgetEverything();
        open("/console", login);
    }

    private static void look(String view, String css) {
        browser.go("/console?view=" + view);
        browser.see(css);
        browser.isAccessible();
    }

    private static void open(String path, String login) {
        browser.go(path);
        signIn(login);
    }
}
