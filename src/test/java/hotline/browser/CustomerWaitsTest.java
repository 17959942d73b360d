package hotline.browser;

import static hotline.support.Await.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a customer reads about limits: pauses, extensions and their reasons, and promises that we did not keep. */
class CustomerWaitsTest extends ScreenTest {
    private JsonObject filed;

    @BeforeEach
    void filed_on_a_thursday_and_assigned() {
        browser.size(390, 844);
        at("2026-09-24T10:00:00");
        filed = file();
        change("/steps", new JsonObject().put("step", "assign"));
    }

    @Test
    void a_customer_reads_why_we_wait_and_sees_live_that_we_continue() {
        change(
                "/pauses",
                new JsonObject()
                        .put("reason", "customers-documents")
                        .put("note", "请把发票拍给我们")
                        .put("noteIsForCustomer", true));
        follow();
        browser.seeText("complaint-promise", "请补充我们需要的资料。");
        browser.seeText("complaint-promise", "9月30日星期三 18:00");
        browser.seeText("complaint-steps .paused", "请把发票拍给我们");
        browser.isAccessible();
        at("2026-09-28T10:00:00");
        browser.type("#add-text", "发票号码 04412345");
        browser.click("add-words .primary");
        browser.seeText("complaint-steps .noted", "您的补充");
        browser.seeText("complaint-steps .noted", "04412345");
        browser.seeThat("return document.activeElement.id", "state");
        browser.seeText("complaint-promise strong", "10月8日星期四 18:00");
        browser.seeText("complaint-steps .resumed", "10月8日星期四 18:00");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void an_extended_date_is_shown_with_the_first_one_and_its_reason() {
        change("/extensions", new JsonObject().put("workingDays", 2).put("reason", "给主管看的"));
        var asked = server.as("supervisor1")
                .get("/api/v1/complaints/" + number())
                .json()
                .getJsonObject("extension");
        server.as("supervisor1")
                .post(
                        "/api/v1/extensions/decisions",
                        new JsonObject()
                                .put("ids", new JsonArray().add(asked.getInteger("id")))
                                .put("granted", true)
                                .put("reason", "要等第三方检测报告"));
        follow();
        browser.seeText("complaint-promise", "期限从 9月30日星期三 18:00 延长到 10月9日星期五 18:00");
        browser.seeText("complaint-promise", "要等第三方检测报告");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void a_promised_reply_is_shown_and_a_missed_one_admitted() {
        change(
                "/promises",
                new JsonObject()
                        .put("by", "2026-09-28T12:00:00+08:00")
                        .put("text", "告知查找结果")
                        .put("agreed", true));
        follow();
        browser.seeText("complaint-promise", "9月28日星期一 12:00 前再答复您");
        browser.seeText("complaint-steps .reply-promised", "告知查找结果");
        browser.isAccessible();
        at("2026-09-28T14:00:00");
        follow();
        browser.seeText("complaint-promise .late", "没有做到");
        browser.isAccessible();
    }

    @Test
    void when_we_are_late_we_say_so() {
        at("2026-10-08T10:00:00");
        await("the breach", () -> server.anybody()
                .with("Tracking-Code", filed.getString("trackingCode"))
                .get("/api/v1/tracking")
                .json()
                .getBoolean("late"));
        follow();
        browser.seeText("complaint-promise .late", "我们迟了");
        browser.seeText("complaint-promise .late", "9月30日星期三 18:00");
        browser.seeText("complaint-promise [data-late-because]", "核查还没有结束");
        browser.isAccessible();
    }

    private String number() {
        return filed.getString("number");
    }

    private void change(String what, JsonObject change) {
        change("agent2", number(), what, change);
    }

    private void follow() {
        browser.go("/icon.svg");
        browser.go("/#track=" + filed.getString("trackingCode"));
    }
}
