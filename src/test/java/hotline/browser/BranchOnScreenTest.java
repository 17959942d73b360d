package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.media.TestPictures;
import hotline.support.Draft;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A branch at its desk: it is asked about a complaint against it, and it is called back about its own. */
class BranchOnScreenTest extends ScreenTest {
    private static final String UNITS = """
            code,kind,name_zh,name_en,parent,phone
            SH001,branch,上海虹桥网点,Shanghai Hongqiao,,
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void in_office_hours() {
        server.forgetComplaints();
        at("2026-09-24T10:00:00");
        browser.size(1280, 720);
    }

    private void choosePhoto(String picker, String name) throws IOException {
        var photo = Files.write(
                folder.resolve(name), TestPictures.photo(640, 480, 1, 3).getBytes());
        browser.script("document.querySelector('" + picker + " [data-choose]').classList.remove('visually-hidden')");
        browser.see(picker + " [data-choose]").sendKeys(photo.toString());
        browser.seeText(picker + " .file", name);
        browser.see(picker + " .file.done");
    }

    @Test
    @Tag("P6")
    void the_branch_complained_about_is_asked_and_answers_with_a_photo_on_a_phone() throws IOException {
        var imported =
                server.as("admin1").with("Content-Type", "text/csv").send("POST", "/api/v1/units/imports", UNITS);
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        var number = server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual().with("branch", "SH001").json())
                .json()
                .getString("number");
        browser.go("/console?view=open&case=" + number);
        signIn("agent1");
        browser.click("ask-branch summary");
        browser.type("ask-branch textarea", "李娜的货是谁送的？");
        browser.click("ask-branch vaadin-button");
        browser.seeText("ask-branch", "里面有客户的姓名");
        browser.isAccessible();
        browser.see("ask-branch textarea").clear();
        browser.type("ask-branch textarea", "这票货是谁送的？有没有签收照片？");
        browser.click("ask-branch vaadin-button");
        browser.seeText("case-story .branch-asked", "有没有签收照片");
        browser.isAccessible();

        signOut();
        browser.languages("en-GB").size(390, 844);
        browser.go("/console");
        // Time passes faster for the page.
        browser.script(
                "const real = setInterval; window.setInterval = (act, pause) => real(act, Math.min(pause, 500))");
        signIn("branch1");
        browser.seeText("asked-here summary", "1 to answer");
        assertThat(server.as("agent1")
                        .post(
                                "/api/v1/complaints/" + number + "/branch-questions",
                                new JsonObject().put("text", "是哪一天送的？"))
                        .status())
                .isEqualTo(204);
        browser.seeText("asked-here summary", "2 to answer");
        var later = server.as("branch1")
                .get("/api/v1/branch-questions")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(server.as("branch1")
                        .post(
                                "/api/v1/branch-questions/" + later.getLong("id") + "/answer",
                                new JsonObject().put("text", "九月二十三日"))
                        .status())
                .isEqualTo(204);
        browser.seeText("asked-here summary", "1 to answer");
        browser.seeText("asked-here [data-question]", number);
        browser.isAccessible();
        browser.type("asked-here textarea", "小王送的，照片在此");
        browser.go("/console");
        browser.seeValue("asked-here textarea", "小王送的，照片在此");
        choosePhoto("asked-here file-picker", "签收.jpg");
        browser.click("asked-here .button.primary");
        browser.seeText("asked-here summary", "0 to answer");
        assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        browser.isAccessible();

        signOut();
        browser.size(1280, 720);
        browser.go("/console?view=open&case=" + number);
        signIn("agent1");
        browser.seeText("case-story .branch-answered", "小王送的");
        browser.see(".case-files .thumb img");
        browser.seeText(".case-files", "签收.jpg");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    @Tag("T4")
    void a_branch_reads_what_is_wanted_and_by_when_answers_with_a_photo_alone_and_sees_the_reply_as_new()
            throws IOException {
        var number = server.as("branch1")
                .post("/api/v1/complaints", Draft.usual().channel("branch").json())
                .json()
                .getString("number");
        change("agent2", number, "/steps", new JsonObject().put("step", "assign"));
        change(
                "agent2",
                number,
                "/pauses",
                new JsonObject()
                        .put("reason", "customers-documents")
                        .put("note", "请发一张面单照片")
                        .put("noteIsForCustomer", true)
                        .put("reviewAt", "2026-09-29T12:00:00+08:00"));
        browser.go("/console?case=" + number);
        signIn("branch1");
        browser.seeText("case-waits [data-asked-for]", "请发一张面单照片");
        browser.seeText("case-waits [data-answer-by]", "请在9月29日星期二 12:00前答复");
        browser.isAccessible();

        browser.click("[data-own-phone]");
        browser.type("own-phone-dialog input", "12");
        browser.click("own-phone-dialog vaadin-button[theme=primary]");
        browser.seeText("own-phone-dialog", "这个号码打不通");
        browser.isAccessible();
        browser.see("own-phone-dialog input").clear();
        browser.type("own-phone-dialog input", "13900001111");
        browser.click("own-phone-dialog vaadin-button[theme=primary]");
        browser.seeText("customer-card .phone", "139 0000 1111");

        choosePhoto("own-words file-picker", "面单.jpg");
        browser.click("own-words vaadin-button");
        browser.seeNo("case-waits [data-asked-for]");
        browser.see(".case-files .thumb img");
        assertThat(server.as("agent2")
                        .get("/api/v1/complaints/" + number)
                        .json()
                        .getJsonObject("pause"))
                .isNull();
        browser.isAccessible();
        browser.seeNo("case-story [data-new]");
        assertThat(server.as("agent2")
                        .post("/api/v1/complaints/" + number + "/replies", new JsonObject().put("text", "收到，明天给您答复"))
                        .status())
                .isEqualTo(201);
        browser.seeText("case-story .replied", "收到，明天给您答复");
        browser.see("case-story .replied [data-new]");
        browser.isAccessible();
        browser.go("/console?view=open&case=" + number);
        browser.seeText("case-story .replied", "收到，明天给您答复");
        browser.seeNo("case-story [data-new]");
        browser.hasNoErrors();
    }

    private static void signOut() {
        browser.ask("Network.clearBrowserCookies", Map.of());
        browser.go("/icon.svg");
    }
}
