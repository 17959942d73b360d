package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.TestServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several tabs of one browser: they share the session and one stream, and each knows its person. */
class TabsOnScreenTest extends ScreenTest {
    private static final String NOTE = "note-form textarea";

    @BeforeEach
    void atTheDesk() {
        browser.size(1280, 720);
    }

    @Test
    void a_tab_says_at_once_that_another_person_has_signed_in_and_sends_nothing_as_that_person() {
        var number = file().getString("number");
        var path = "/console?view=open&case=" + number;
        come(path, "agent1");
        browser.see("case-head h2");
        browser.type(NOTE, "这是第一个人写的备注");

        browser.newTab().go("/");
        takeOver("agent2");
        browser.toTab(0);
        browser.script("dispatchEvent(new Event('focus'))");
        browser.seeText("another-person dialog", nameOf("agent2"));
        browser.seeText("another-person dialog", nameOf("agent1"));
        browser.isAccessible();
        browser.script("document.querySelector('note-form form').requestSubmit()");
        browser.seeText("note-form", "内容没有提交");
        assertThat(notesOf(number)).doesNotContain("noted");

        browser.click("another-person [data-go-on]");
        browser.see("case-head h2");
        browser.seeText("person-menu", nameOf("agent2"));
        assertThat(browser.see(NOTE).getDomProperty("value")).isEmpty();
        browser.go("/");
        takeOver("agent1");
        browser.go(path);
        browser.seeValue(NOTE, "这是第一个人写的备注");
    }

    @Test
    void signing_in_in_place_as_another_person_sends_nothing_of_the_first() {
        var number = file().getString("number");
        come("/console?view=open&case=" + number, "agent1");
        browser.see("case-head h2");
        server.as("agent1").delete("/api/v1/sessions/current");
        browser.type(NOTE, "留给第一个人");
        browser.click("note-form vaadin-button");
        browser.seeValue("#sign-in-login", "agent1");
        browser.seeThat("return document.activeElement.id", "sign-in-password");
        signIn("agent2");
        browser.seeText("person-menu", nameOf("agent2"));
        browser.see("case-head h2");
        assertThat(browser.see(NOTE).getDomProperty("value")).isEmpty();
        assertThat(notesOf(number)).doesNotContain("noted");
    }

    @Test
    void signing_out_on_one_tab_ends_the_session_on_all_and_a_failed_sign_out_is_no_end() {
        come("/console?view=open", "agent3");
        browser.script("window.realFetch = fetch; window.fetch = (at, how) => how?.method === 'DELETE'"
                + " ? Promise.reject(new TypeError('network')) : realFetch(at, how)");
        leave();
        seeMessage("没有退出成功");
        browser.seeNo("sign-in-dialog dialog");
        browser.script("window.fetch = realFetch");

        browser.newTab().go("/console?view=open");
        browser.see(".desk");
        leave();
        browser.see("#sign-in-login");
        browser.toTab(0);
        browser.see("#sign-in-login");
        // The person signs in again on one tab: the other continues without being asked.
        signIn("agent3");
        browser.see(".desk");
    }

    @Test
    void ten_tabs_follow_one_stream_and_a_tab_shown_again_has_what_it_missed() {
        come("/console?view=open", "agent4");
        for (int tab = 1; tab < 10; tab++) {
            browser.newTab().go("/console?view=open");
            browser.see(".desk");
        }
        assertThat(streams()).as("streams of ten tabs").isEqualTo("1.0");
        var number = file().getString("number");
        browser.await("a new row", page -> page.see("complaint-queue").getText().contains("新投诉") ? true : null);

        browser.toTab(3);
        browser.await(
                "what was missed", page -> page.see("complaint-queue").getText().contains("新投诉") ? true : null);
        assertThat(streams()).as("streams while another tab is shown").isEqualTo("1.0");
        assertThat(number).isNotBlank();
        browser.closeTab();
        browser.toTab(0);
        file();
        browser.await(
                "events without the tab that closed",
                page -> page.see("complaint-queue").getText().contains("2 件新投诉") ? true : null);
        assertThat(streams()).isEqualTo("1.0");
    }

    @Test
    void a_browser_without_shared_workers_follows_by_a_stream_of_the_tab() {
        removeAllComplaints();
        browser.lacks("SharedWorker", () -> {
            come("/console?view=open", "agent4");
            assertThat(browser.script("return 'SharedWorker' in globalThis")).isEqualTo(false);
            browser.await("the stream", page -> "1.0".equals(streams()) ? true : null);
            file();
            browser.await(
                    "a new row", page -> page.see("complaint-queue").getText().contains("新投诉") ? true : null);
            browser.hasNoErrors();
        });
    }

    @Test
    void a_password_changed_in_another_tab_interrupts_no_work() {
        come("/console?view=open", "agent8");
        browser.newTab().go("/console?view=open");
        browser.see(".desk");
        assertThat(browser.script("""
                return fetch('/api/v1/sessions/current/password', { method: 'PUT', headers: { 'Content-Type': 'application/json' },
                  body: JSON.stringify({ current: arguments[0], new: 'another-password-7' }) }).then(({ status }) => status)
                """, TestServer.PASSWORD)).isEqualTo(200L);
        browser.toTab(0);
        file();
        browser.await("a new row", page -> page.see("complaint-queue").getText().contains("新投诉") ? true : null);
        browser.seeNo("sign-in-dialog dialog");
        browser.seeNo("another-person dialog");
    }

    @Test
    void the_browsers_first_language_that_we_have_is_the_pages() {
        try {
            for (var order : List.of("en-GB,en,zh-CN", "fr,en,zh-CN", "fr")) {
                browser.languages(order).go("/?" + order);
                browser.seeText("h1", "File a complaint");
            }
            browser.languages("fr,zh-TW,en").go("/?zh");
            browser.seeText("h1", "投诉");
        } finally {
            browser.languages("zh-CN,zh");
        }
    }

    @Test
    void messages_follow_the_language_and_are_gone_when_the_server_is_back() {
        var number = file().getString("number");
        come("/console?view=open&case=" + number, "agent6");
        browser.see("case-head h2");
        browser.script("window.realFetch = fetch; window.fetch = () => Promise.reject(new TypeError('network'))");
        browser.type(NOTE, "客户下午再来电");
        browser.click("note-form vaadin-button");
        browser.seeText("note-form [role=alert]", "服务器暂时没有回应");
        browser.script("window.fetch = realFetch");
        browser.click("person-menu summary");
        browser.click("language-switch button");
        browser.seeText("note-form [role=alert]", "The server does not answer");

        browser.script("dispatchEvent(new Event('offline'))");
        browser.see(".live-bar");
        browser.script("dispatchEvent(new Event('online'))");
        browser.seeNo(".live-bar");
        browser.seeNo("note-form .failed");
        browser.seeValue(NOTE, "客户下午再来电");

        browser.go("/console?case=new");
        browser.see("new-complaint-form");
        browser.script("document.querySelector('new-complaint-form').send(new Event('submit'))");
        browser.await("words of a field", page -> wrongFields().isEmpty() ? null : true);
        assertThat(wrongFields()).doesNotContainPattern("\\p{IsHan}");
        browser.click("person-menu summary");
        browser.click("language-switch button");
        browser.await("the words in Chinese", page -> wrongFields().matches("(?s).*\\p{IsHan}.*") ? true : null);
    }

    private static String wrongFields() {
        return browser.script("return [...document.querySelectorAll('new-complaint-form [invalid]')]"
                        + ".map((field) => field.errorMessage).join(' ')")
                .toString();
    }

    private static void come(String path, String login) {
        browser.go(path);
        signIn(login);
        browser.see(".desk");
    }

    private static void leave() {
        browser.click("person-menu summary");
        browser.click("person-menu .entry:last-of-type");
    }

    /** Another page of the browser signs a person in. */
    private static void takeOver(String login) {
        browser.script("""
                return fetch('/api/v1/sessions', { method: 'POST', headers: { 'Content-Type': 'application/json' },
                  body: JSON.stringify({ login: arguments[0], password: arguments[1] }) }).then(({ status }) => status)
                """, login, TestServer.PASSWORD);
    }

    private static String nameOf(String login) {
        return server.as(login).get("/api/v1/sessions/current").json().getString("name");
    }

    private static String notesOf(String number) {
        return server.as("agent5")
                .get("/api/v1/complaints/" + number + "/events")
                .body();
    }

    private static String streams() {
        return server.anybody()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("hotline_feed_streams") && line.contains("staff"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }
}
