package hotline.browser;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** On narrow screens, or with long English words, all needed parts stay within the screen. */
class NarrowScreensTest extends ScreenTest {

    @BeforeEach
    void inEnglish() {
        at("2026-09-24T10:00:00");
        browser.go("/console");
        browser.script("localStorage.setItem('hotline-language', 'en')");
    }

    @Test
    void a_late_case_fits_a_phone_with_the_notices_to_a_supervisor() {
        var number = taken();
        change("agent2", number, "/extensions", extension());
        at("2026-10-08T10:25:00");
        browser.size(390, 844).go("/console?view=open&case=" + number);
        signIn("supervisor1");
        browser.seeText("case-head .badge.breached", "late");
        browser.see("case-waits [data-decide=grant]");
        browser.see("clock-track .piece");
        assertThat(beside("case-panel", "case-panel :is(.badge, p, h2, h3, vaadin-button, .name)"))
                .isEmpty();
        assertThat(beside("body", "console-top :is(input, vaadin-button, person-menu, notice-bell)"))
                .isEmpty();
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void names_are_read_in_full_in_a_list_of_english_words() {
        taken();
        browser.size(1280, 720).go("/console?view=open");
        signIn("supervisor1");
        browser.see("a.row sla-badge .badge");
        assertThat((Boolean) browser.script("""
                        return [...document.querySelectorAll('a.row strong')]
                          .every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)
                        """)).isTrue();
    }

    @Test
    void a_supervisor_answers_from_the_list_next_to_an_open_case() {
        var number = taken();
        at("2026-09-29T18:00:05");
        await(
                "a notice to answer",
                () -> server.as("supervisor1")
                                .get("/api/v1/notices?view=unanswered")
                                .json()
                                .getJsonArray("items")
                                .size()
                        > 0);
        browser.size(1280, 720).go("/console?view=unanswered&case=" + number);
        signIn("supervisor1");
        browser.see("case-head h2");
        browser.see("unanswered-notices vaadin-grid vaadin-button");
        assertThat(beside("unanswered-notices", "unanswered-notices vaadin-grid vaadin-button"))
                .isEmpty();
        browser.click("unanswered-notices vaadin-grid vaadin-button");
        browser.see("answer-dialog dialog[open]");
        browser.press(Keys.ESCAPE);
        browser.isAccessible();
    }

    /** The elements that reach beyond the left or right of a part of the page, in words. */
    // A script answers without types.
    @SuppressWarnings("unchecked")
    private static List<String> beside(String part, String what) {
        return (List<String>) browser.script("""
                const { left, right } = document.querySelector(arguments[0]).getBoundingClientRect();
                const shown = [...document.querySelectorAll(arguments[1])].filter((each) => each.checkVisibility());
                if (shown.length === 0) return ['nothing to see'];
                return shown.filter((each) => !each.closest('dialog, .visually-hidden'))
                  .filter((each) => {
                    const box = each.getBoundingClientRect();
                    return box.width > 0 && (box.left < left - 1 || box.right > right + 1);
                  })
                  .map((each) => each.localName + ' ' + each.textContent.trim());
                """, part, what);
    }

    private static String taken() {
        var number = file().getString("number");
        change("agent2", number, "/steps", new JsonObject().put("step", "assign"));
        return number;
    }

    private static JsonObject extension() {
        return new JsonObject().put("workingDays", 2).put("reason", "分拨中心还在调监控");
    }
}
