package hotline.browser;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Work that is offered comes up on the console, whatever the agent is looking at. */
class OfferOnScreenTest extends ScreenTest {

    @BeforeEach
    void onTheFloor() {
        browser.size(1280, 720);
        at("2026-09-28T10:00:00");
        server.database().execute("TRUNCATE offer, agent_floor, rotation, floor_event, visit");
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
    void an_offer_made_before_the_stream_stands_comes_up_with_it() {
        browser.lacks("SharedWorker", () -> {
            browser.failing("*/api/v1/feed");
            browser.go("/console?view=mine");
            browser.see("presence-bar .badge[data-state=ready]");
            browser.await("the card has read that there is none", page -> isRead() ? true : null);
            var number = file().getString("number");
            await("it is offered", () -> isOffered(number));
            browser.failing();
            browser.seeText("offer-card .what", number);
        });
    }

    @Test
    void an_answer_that_a_later_reading_has_overtaken_takes_no_offer_away() {
        browser.await("the card has read that there is none", page -> isRead() ? true : null);
        browser.script("""
                const usual = window.fetch;
                window.fetch = async (address, options) => {
                  const reply = await usual(address, options);
                  if (String(address).endsWith('/offers/mine') && !window.letGo) await new Promise((go) => (window.letGo = go));
                  return reply;
                };
                document.querySelector('offer-card').load();
                """);
        browser.await(
                "the reading is held", page -> (Boolean) browser.script("return 'letGo' in window") ? true : null);
        var number = file().getString("number");
        browser.seeText("offer-card .what", number);
        browser.script("window.letGo()");
        browser.script("return new Promise((drawn) => setTimeout(drawn, 100))");
        browser.seeText("offer-card .what", number);
    }

    /** A browser lends no sound to a test, so its sounds are counted where they begin. */
    @Test
    void a_hidden_window_flashes_its_title_and_sounds_unless_the_sound_is_switched_off() {
        browser.script("""
                window.sounds = 0;
                const start = AudioScheduledSourceNode.prototype.start;
                OscillatorNode.prototype.start = function (...when) { window.sounds += 1; return start.apply(this, when); };
                Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
                Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
                document.dispatchEvent(new Event('visibilitychange'));
                document.hasFocus = () => false;
                """);
        var number = file().getString("number");
        browser.await("the title flashes", page -> title().startsWith("●") ? true : null);
        browser.await("it sounds", page -> sounds() > 0 ? true : null);
        browser.script("document.querySelector('offer-card [data-act=sound]').click()");
        browser.seeText("offer-card [data-act=sound]", "关");
        browser.script("document.querySelector('offer-card [data-act=accept]').click()");
        browser.await("the case is open", page -> place().contains("case=" + number) ? true : null);
        browser.await("the title rests", page -> title().startsWith("●") ? null : true);
        long before = sounds();

        file();

        browser.await("the title flashes again", page -> title().startsWith("●") ? true : null);
        assertThat(sounds()).isEqualTo(before);
        browser.script("document.querySelector('offer-card [data-act=sound]').click()");
        browser.seeText("offer-card [data-act=sound]", "开");
    }

    @Test
    @Tag("T8")
    void a_visitor_is_noted_accepted_by_a_key_and_let_go() {
        browser.go("/console?view=calls&part=visitors");
        browser.seeText("visitor-list", "没有来访客户");
        browser.click("visitor-list [data-act=note]");
        browser.see("visit-dialog dialog[open]");
        browser.isAccessible();
        browser.type("#visit-who", "穿红衣的李先生");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("offer-card .what", "来访");
        assertThat(browser.see("offer-card .offer").getText()).doesNotContain("李先生");
        browser.press("1");
        browser.seeText("visitor-list tr[data-visit] .badge", "接待人");
        browser.seeText("visitor-list [data-rate]", "100");
        browser.isAccessible();
        browser.languages("en-GB");
        browser.size(390, 844).go("/console?view=calls&part=visitors");
        browser.seeText("visitor-list tr[data-visit]", "李先生");
        browser.isAccessible();
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.script("document.querySelector('visitor-list [data-act=served]').click()");
        browser.seeText("visitor-list tr[data-visit] .badge", "served");
        assertThat(browser.see("visitor-list").getText()).doesNotContain("李先生");
        browser.hasNoErrors();
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

    private static boolean isRead() {
        return (Boolean) browser.script("return Boolean(document.querySelector('offer-card')?.answer)");
    }

    private static boolean isOffered(String number) {
        return server.as("agent1").get("/api/v1/offers/mine").body().contains(number);
    }

    private static long sounds() {
        return (Long) browser.script("return window.sounds");
    }

    private static String title() {
        return browser.script("return document.title").toString();
    }

    private static String place() {
        return browser.script("return location.search").toString();
    }
}
