package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** What a console fetches until it can be worked with. */
class ConsoleOpeningTest extends ScreenTest {

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
        assertThat(requests).isLessThanOrEqualTo(40);
        assertThat(browser.script("return document.title")).isEqualTo("全部未结 · 工作台");
        browser.go("/console?view=open&case=" + number);
        browser.seeText("case-head", number);
        assertThat(browser.script("return document.title")).isEqualTo("投诉 " + number + " · 工作台");
        browser.hasNoErrors();
    }
}
