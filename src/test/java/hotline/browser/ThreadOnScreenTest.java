package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.attachment.UploadClient;
import hotline.media.TestPictures;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A customer on a phone and an agent at the console write to each other. */
@Tag("T6")
class ThreadOnScreenTest extends ScreenTest {
    private JsonObject filed;
    private String number = "";

    @BeforeEach
    void filed_on_a_thursday_and_asked_for_documents() {
        at("2026-09-24T10:00:00");
        filed = file();
        number = filed.getString("number");
        change("agent2", number, "/steps", new JsonObject().put("step", "assign"));
        change(
                "agent2",
                number,
                "/pauses",
                new JsonObject()
                        .put("reason", "customers-documents")
                        .put("note", "请把发票号码告诉我们")
                        .put("noteIsForCustomer", true)
                        .put("reviewAt", "2026-09-29T12:00:00+08:00"));
    }

    private void follow() {
        browser.size(390, 844).go("/icon.svg");
        browser.go("/#track=" + filed.getString("trackingCode"));
        browser.see("#state");
    }

    @Test
    void the_customer_answers_on_a_phone_the_agent_sees_it_and_replies_and_the_customer_reads_what_is_new() {
        follow();
        browser.seeText("[data-asked-for]", "请把发票号码告诉我们");
        browser.seeText("[data-answer-by]", "9月29日星期二 12:00");
        browser.isAccessible();
        browser.type("#add-text", "发票号码 0441");
        follow();
        browser.seeValue("#add-text", "发票号码 0441");
        browser.click("add-words .primary");
        browser.seeText("complaint-steps .noted", "发票号码 0441");
        browser.seeNo("[data-asked-for]");

        browser.size(1280, 720);
        browser.go("/console?view=open&unanswered=true&case=" + number);
        signIn("agent2");
        browser.seeText("case-waits [data-unanswered]", "请在");
        browser.seeText("complaint-queue [data-unanswered]", "客户在等答复");
        browser.isAccessible();
        browser.click("note-form vaadin-radio-button[value=customer] label");
        browser.type("note-form textarea", "收到了，明天给您答复。");
        browser.isAccessible();
        browser.click("note-form .line vaadin-button");
        browser.seeText("case-story .replied", "收到了，明天给您答复。");
        browser.seeNo("case-waits [data-unanswered]");

        follow();
        browser.seeText("complaint-steps .replied", "收到了，明天给您答复。");
        browser.seeText("complaint-steps .replied [data-new]", "新");
        browser.isAccessible();
        follow();
        browser.see("complaint-steps .replied");
        browser.seeNo("[data-new]");
        browser.click("language-switch button");
        browser.seeText("#add-title", "Add");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    /** Words that end a pause, words that change no version, and a photo among them. */
    @Test
    void an_agent_with_the_case_open_sees_each_answer_of_the_customer_and_its_photo_at_once() {
        browser.size(1280, 720).languages("en-GB");
        browser.go("/console?view=open&case=" + number);
        signIn("agent2");
        browser.seeText("case-waits [data-asked-for]", "请把发票号码告诉我们");
        browser.see("case-story .paused");
        browser.script("window.sameDay = true");
        writes("发票号码 0441", List.of());
        browser.seeText("case-story .noted", "发票号码 0441");
        browser.see("case-waits [data-unanswered]");
        browser.see("complaint-queue [data-unanswered]");
        browser.isAccessible();

        assertThat(server.as("agent2")
                        .post("/api/v1/complaints/" + number + "/replies", new JsonObject().put("text", "收到"))
                        .status())
                .isEqualTo(201);
        browser.seeNo("case-waits [data-unanswered]");
        browser.seeNo("complaint-queue [data-unanswered]");
        var photo = new UploadClient(server.anybody())
                .sent(
                        "damage.jpg",
                        "image/jpeg",
                        TestPictures.photo(120, 90, 1, 2).getBytes());
        writes("还有一张照片", List.of(photo));
        browser.see("case-waits [data-unanswered]");
        browser.seeText("case-story .noted", "还有一张照片");
        browser.see(".case-files .thumb img");
        assertThat(browser.script("return window.sameDay"))
                .as("the page was not loaded again")
                .isEqualTo(true);
        browser.isAccessible();
        browser.hasNoErrors();
    }

    private void writes(String words, List<String> files) {
        var added = server.anybody()
                .with("Tracking-Code", filed.getString("trackingCode"))
                .post(
                        "/api/v1/tracking/additions",
                        new JsonObject().put("text", words).put("attachments", new JsonArray(files)));
        assertThat(added.status()).as(added.body()).isEqualTo(200);
    }

    @Test
    void a_customer_corrects_the_own_number_in_english_while_another_tab_shows_the_case() {
        follow();
        browser.newTab();
        follow();
        browser.click("language-switch button");
        browser.click("[data-correct-phone]");
        browser.isAccessible();
        browser.type("#own-phone", "12");
        browser.click("correct-phone .button.primary");
        browser.seeText("#own-phone-wrong", "no number that we can call");
        browser.see("#own-phone").clear();
        browser.type("#own-phone", "13900001111");
        browser.click("correct-phone .button.primary");
        browser.seeText("[data-phone]", "1111");
        browser.toTab(0);
        follow();
        browser.seeText("[data-phone]", "1111");
        browser.closeTab();
        browser.toTab(0);
    }
}
