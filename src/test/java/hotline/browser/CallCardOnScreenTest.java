package hotline.browser;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.callback.CallbackDesk;
import hotline.policy.taxonomy.Severity;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The card of a call: script, questions by keys alone, and callbacks that people ask for. */
@Tag("K5")
@Tag("C8")
class CallCardOnScreenTest extends ScreenTest {
    private CallbackDesk desk;

    @BeforeEach
    void atTheDesk() {
        server.forgetComplaints();
        server.clock().set(CallbackDesk.THURSDAY);
        desk = new CallbackDesk(server.database(), server.clock());
    }

    @AfterEach
    void close() throws Exception {
        await(desk.database.close());
        await(desk.vertx.close());
    }

    @Test
    void an_agent_asks_the_questions_of_the_policy_by_keys_alone() throws Exception {
        desk.resolved(Severity.MINOR);
        browser.size(1280, 720).go("/console?view=callbacks");
        signIn("agent1");
        browser.see("[data-take]").click();
        browser.see("callback-card .call-script");
        assertThat(browser.text("callback-card .call-script")).contains("王芳");
        browser.see("callback-card .outcome vaadin-radio-button[value=reached]").click();
        browser.see("[data-question=satisfaction] input").sendKeys("4");
        browser.see("[data-question=solved] input").sendKeys("1");
        browser.see("[data-question=effort] input").sendKeys("6");
        browser.isAccessible();
        browser.size(390, 844);
        browser.isAccessible();
        browser.see("[data-question=effort] input[value='6']").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));

        await("the answers are kept", () -> desk.tables
                .value("SELECT coalesce(string_agg(question || value, ' ' ORDER BY question), '') FROM survey_answer")
                .equals("effort6 satisfaction4 solved1"));
    }

    @Test
    void an_agent_asks_for_a_callback_at_a_case_and_takes_it_with_its_extension() throws Exception {
        long complaint = desk.file(Severity.MINOR);
        var number = desk.tables.value("SELECT number FROM complaint WHERE id = " + complaint);
        browser.size(1280, 720).go("/console?case=" + number);
        signIn("agent1");
        browser.see("[data-ask-callback]").click();
        browser.see("callback-dialog vaadin-text-area textarea").sendKeys("问理赔进度");
        browser.see("callback-dialog vaadin-text-field input").sendKeys("021-61234567-801");
        browser.isAccessible();
        browser.see("callback-dialog vaadin-button[theme~=primary]").click();
        browser.see("callbacks-by-hand li");

        browser.go("/console?view=callbacks");
        browser.see("[data-take]").click();
        browser.see("callback-card .by-hand");
        assertThat(browser.text("callback-card .phone")).contains("801");
        browser.isAccessible();
        assertThat(server.as("agent1").get("/api/v1/callbacks/by-hand?view=mine").json().getJsonArray("items").stream()
                        .map(one -> ((JsonObject) one).getString("reason")))
                .containsExactly("问理赔进度");
    }
}
