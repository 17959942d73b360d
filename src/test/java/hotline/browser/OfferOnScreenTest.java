package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Work that is offered comes up on the console, whatever the agent is looking at. */
class OfferOnScreenTest extends ScreenTest {

    @BeforeEach
    void onTheFloor() {
        browser.size(1280, 720);
        at("2026-09-28T10:00:00");
        server.database().execute("TRUNCATE offer, agent_floor, rotation, floor_event");
        removeAllComplaints();
        browser.languages("zh-CN");
        browser.go("/console?view=mine");
        signIn("agent1");
        browser.see("complaint-queue");
        become("ready");
        browser.see("presence-bar .badge[data-state=ready]");
    }

    @Test
    @Tag("R1")
    void an_offer_says_what_it_is_and_why_and_a_key_takes_one() {
        var number = file().getString("number");
        browser.seeText("offer-card h2", "有新的工作");
        browser.seeText("offer-card .why", "轮到您了");
        browser.seeText("offer-card .left", "秒");
        assertThat(browser.see("offer-card .offer").getText()).contains(number).doesNotContain("李娜", "13812345678");
        browser.await("the title flashes", page -> title().startsWith("●") ? true : null);
        browser.isAccessible();
        var other = file().getString("number");

        browser.press("1", "1");

        browser.await("the case is open", page -> place().contains("case=" + number) ? true : null);
        assertThat(server.database().value("SELECT count(*) FROM event WHERE type = 'assigned'"))
                .isEqualTo("1");
        browser.seeText("offer-card .what", other);
        browser.script("const accept = document.querySelector('[data-act=accept]'); accept.click(); accept.click()");
        browser.await("the other is open", page -> place().contains("case=" + other) ? true : null);
        browser.seeNo("offer-card .offer");
        browser.await("the title rests", page -> title().startsWith("●") ? null : true);
        assertThat(server.database().value("SELECT count(*) FROM event WHERE type = 'assigned'"))
                .isEqualTo("2");
    }

    @Test
    @Tag("R7")
    void declining_asks_for_a_reason_and_says_that_the_turn_is_over() {
        browser.languages("en-GB");
        browser.go("/console?view=mine");
        file();
        browser.seeText("offer-card h2", "Work for you");
        browser.press("0");
        browser.seeText("offer-card .reasons", "Your turn is over");
        browser.isAccessible();
        browser.size(390, 844);
        browser.isAccessible();
        // The card has moved with the size, so a click at a place could meet its neighbour.
        browser.script("document.querySelector('offer-card [data-reason=leaving]').click()");
        browser.seeNo("offer-card .offer");
        assertThat(server.database().value("SELECT answer || ' ' || reason FROM offer"))
                .isEqualTo("declined leaving");
    }

    @Test
    void a_second_window_shows_the_same_offer_and_says_where_it_was_taken() {
        var number = file().getString("number");
        browser.see("offer-card .offer");
        browser.newTab().go("/console?view=queue");
        browser.see("offer-card .offer");
        browser.toTab(0);
        browser.click("offer-card [data-act=accept]");
        browser.await("the case is open", page -> place().contains("case=" + number) ? true : null);
        browser.toTab(1);
        browser.seeNo("offer-card .offer");
        seeMessage("已在另一个窗口接受");
        assertThat(place()).isEqualTo("?view=queue");
        browser.closeTab();
    }

    @Test
    @Tag("R2")
    void an_offer_that_nobody_answers_leaves_the_screen_with_a_word() {
        file();
        browser.see("offer-card .offer");
        at("2026-09-28T10:00:21");
        browser.seeNo("offer-card .offer");
        seeMessage("您这一轮作废");
    }

    private static void become(String state) {
        var reply = server.as("agent1").put("/api/v1/floor/me", new JsonObject().put("state", state));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static String title() {
        return browser.script("return document.title").toString();
    }

    private static String place() {
        return browser.script("return location.search").toString();
    }
}
