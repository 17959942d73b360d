package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A supervisor asks what another policy would have changed. */
class PolicyReplayTest extends ScreenTest {
    private static final String STRICTER =
            "extends: freight-network\nid: freight-network\nversion: stricter\n" + "limits: [{working-minutes: 1}]\n";

    @BeforeEach
    void atTheDesk() {
        browser.size(1280, 900);
    }

    @Test
    void a_policy_is_pasted_and_its_figures_shown_as_charts_and_tables() {
        file();
        open("supervisor1");
        browser.isAccessible();
        browser.type("replay-form textarea", STRICTER);
        browser.click("replay-form vaadin-button[theme=primary]");
        browser.seeText("replay-result .summary", "按时办结率");
        browser.seeText("replay-result", "stricter");
        browser.see("comparison-chart .chart svg");
        browser.isAccessible();
        browser.click("comparison-chart button");
        browser.seeText("comparison-chart table", "合计");
        browser.isAccessible();
        assertThat(browser.script("return location.search").toString()).contains("job=");
        browser.hasNoErrors();

        browser.click("policy-replay > .replay > vaadin-button");
        browser.see("replay-form");
    }

    @Test
    void what_is_wrong_with_a_policy_is_told_with_its_line() {
        open("admin1");
        browser.type("replay-form textarea", STRICTER.replace("working-minutes", "working-moments"));
        browser.click("replay-form vaadin-button[theme=primary]");
        browser.seeText("replay-form [role=alert]", "第 4 行");
        browser.isAccessible();
    }

    @Test
    void agents_are_not_asked() {
        browser.go("/console?view=replay");
        signIn("agent1");
        browser.see("complaint-queue");
        browser.seeNo("policy-replay");
    }

    private static void open(String login) {
        browser.go("/console?view=replay");
        signIn(login);
        browser.see("replay-form form");
    }
}
