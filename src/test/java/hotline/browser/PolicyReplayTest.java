package hotline.browser;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A supervisor replays past complaints under another policy. */
class PolicyReplayTest extends ScreenTest {
    private static final String STRICTER = """
            extends: freight-network
            id: freight-network
            version: stricter
            limits: [{working-minutes: 1}]
            """;

    @BeforeEach
    void atTheDesk() {
        browser.size(1280, 900);
    }

    @Test
    void a_replay_without_a_policy_asks_for_one() {
        open("supervisor1");
        browser.click("replay-form vaadin-button[theme=primary]");
        browser.seeText("replay-form .problem, replay-form [role=alert]", "请填写制度文本");
        browser.hasNoErrors();
    }

    @Test
    void a_message_follows_the_language_of_the_page() {
        file();
        browser.go("/console?view=queue");
        signIn("agent1");
        browser.see(".row");
        browser.press("t");
        seeMessage("已领取");
        // Stays until it is read in the other language, however slow the machine is.
        browser.script("document.querySelector('vaadin-notification').duration = 0");
        browser.click("person-menu summary");
        browser.click("person-menu language-switch button");
        seeMessage("is yours");
    }

    @Test
    void a_mistake_in_a_policy_is_shown_with_its_line() {
        open("admin1");
        browser.type("replay-form textarea", STRICTER.replace("working-minutes", "working-moments"));
        browser.click("replay-form vaadin-button[theme=primary]");
        browser.seeText("replay-form [role=alert]", "第 4 行");
        browser.isAccessible();
    }

    @Test
    void a_file_is_read_into_the_field_and_a_too_long_one_is_refused_with_a_reason() {
        open("supervisor1");
        choose("'version: of a file'");
        browser.await(
                "the file's text",
                page -> page.script("return document.querySelector('replay-form textarea').value")
                                .equals("version: of a file")
                        ? true
                        : null);
        choose("new Uint8Array(3 * 1024 * 1024)");
        browser.seeText("replay-form [role=alert]", "超过 2 MB");
        browser.isAccessible();
        browser.seeThat("return document.querySelector('replay-form textarea').value", "version: of a file");
    }

    /** @param content an expression of the browser's language */
    private static void choose(String content) {
        browser.script("""
                const files = new DataTransfer();
                files.items.add(new File([%s], 'policy.yaml'));
                const input = document.querySelector('replay-form input[type=file]');
                input.files = files.files;
                input.dispatchEvent(new Event('change'));
                """.formatted(content));
    }

    @Test
    void administrators_are_offered_only_the_actions_they_may_take() {
        browser.go("/console");
        signIn("admin1");
        browser.see("people-desk table");
        browser.go("/console?view=replay");
        browser.see("replay-form form");
        browser.seeText("console-top nav", "假设推演");
        assertThat(browser.text("console-top nav")).doesNotContain("待领取", "督办");
        browser.seeNo("console-top :is(case-search, vaadin-button, notice-bell)");
        browser.press("n", "t", "/", "g", "m", "?");
        browser.see("keys-help dialog[open]");
        browser.isAccessible();
        browser.press(Keys.ESCAPE);
        browser.see("replay-form form");
        browser.seeNo("case-panel");
        browser.click("person-menu summary");
        browser.seeText("person-menu .entries", "退出");
        assertThat(browser.text("person-menu .entries")).doesNotContain("大屏");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void agents_are_not_offered_a_replay() {
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

    @Test
    @Tag("R1")
    void staffing_is_asked_by_keys_and_past_days_are_replayed_next_to_it() {
        for (String login : List.of("agent1", "agent2")) {
            var ready = server.as(login).put("/api/v1/floor/me", new JsonObject().put("state", "ready"));
            assertThat(ready.status()).as(ready.body()).isEqualTo(200);
        }
        file();
        await("it is offered", () -> offered("agent1") != null);
        var offer = offered("agent1");
        var taken = server.as("agent1")
                .put(
                        "/api/v1/offers/case/" + offer.getLong("subject") + "/" + offer.getInteger("number"),
                        new JsonObject().put("answer", "accepted"));
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        server.clock().advance(Duration.ofDays(7));
        browser.go("/console?view=staffing&of=complaints&handling=600&agents=-1&shrinkage=20");
        signIn("supervisor1");
        browser.see("staffing-chart .chart svg");
        browser.seeText(".staffing [data-limits]", "泊松");
        browser.seeText(".staffing [data-basis]", "缺");
        browser.isAccessible();
        browser.click("floor-replay [data-start]");
        browser.seeText("floor-replay [data-replayed]", "坐席");
        browser.seeText("floor-replay [data-agreement]", "1");
        browser.seeNo("floor-replay [data-nothing]");
        browser.isAccessible();
        browser.seeThat("return /job=/.test(location.search) && /handling=600/.test(location.search)", true);
        browser.hasNoErrors();
        browser.size(390, 844);
        browser.await("staffing as wide as a phone", page -> (Boolean) page.script("""
                        const { scrollWidth, clientWidth } = document.querySelector('.staffing');
                        return clientWidth <= 390 && scrollWidth <= clientWidth;
                        """) ? true : null);
    }

    private static @Nullable JsonObject offered(String login) {
        return server.as(login).get("/api/v1/offers/mine").json().getJsonObject("open");
    }
}
