package hotline.browser.calls;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.browser.ScreenTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Administrators connect a telephone exchange. */
class ConnectorsOnScreenTest extends ScreenTest {
    private static void exchangeSpeaks(String address) {
        for (var form : List.of(
                "event=newCall&from=8613800138000&to=4008201234&callId=real-1&direction=in",
                "event=newCall&from=8613800138000&to=4008201234&direction=in",
                "event=answer&callId=real-1&answeringNumber=8001&direction=in")) {
            server.anybody()
                    .with("Content-Type", "application/x-www-form-urlencoded")
                    .send("POST", address, form);
        }
        await("the call is known", () -> server.database()
                .value("SELECT count(*) FROM call WHERE state = 'answered'")
                .equals("1"));
    }

    private static final String DIALOG = "connector-dialog ";
    private static final String COMMANDS = "connector-commands ";

    @Test
    @Tag("T1")
    void an_exchange_is_connected_its_secret_shown_once_tried_and_told_where_commands_go() {
        at("2026-09-28T10:00:00");
        browser.size(1280, 720);
        browser.go("/console?view=connectors");
        signIn("admin1");
        browser.click("connectors-desk [data-add]");
        browser.type(DIALOG + "#connector-code", "front-desk");
        browser.type(DIALOG + "#connector-name", "投诉专线");
        browser.type(DIALOG + "#connector-zone", "Asia/Shanghai");
        browser.isAccessible();
        browser.click(DIALOG + "vaadin-button[theme=primary]");
        browser.seeText("connectors-desk table", "投诉专线");
        var secret = browser.text("[data-secret]");
        assertThat(secret).hasSizeGreaterThan(20);
        browser.seeText("[data-address]", "/api/v1/telephony/front-desk/events");
        browser.isAccessible();
        browser.click(".connector-secret vaadin-button");
        browser.seeNo(".connector-secret");
        assertThat(browser.text("connectors-desk")).doesNotContain(secret);

        browser.seeText("connector-messages", "七天内没有收到消息");
        browser.click("connector-messages [data-try]");
        browser.seeText("connector-messages .notice", "200");
        browser.seeText("connector-messages .call-message", "已识别");
        browser.seeText("connector-messages .call-message", "测试");
        assertThat(server.database().value("SELECT count(*) FROM call")).isEqualTo("0");
        browser.isAccessible();

        browser.type(COMMANDS + "#connector-commands", "https://user@pbx.example.com/{action}");
        browser.click(COMMANDS + "[data-commands]");
        browser.seeText(COMMANDS + ".wrong", "主机固定");
        browser.isAccessible();
        browser.see(COMMANDS + "#connector-commands").clear();
        browser.type(COMMANDS + "#connector-commands", "https://pbx.example.com/{action}?from={from}&to={to}");
        browser.click(COMMANDS + "[data-commands]");
        browser.seeText(COMMANDS + ".notice", "已保存");
        assertThat(server.as("admin1")
                        .get("/api/v1/connectors/front-desk/commands")
                        .json()
                        .getString("url"))
                .isEqualTo("https://pbx.example.com/{action}?from={from}&to={to}");

        browser.languages("en-GB");
        exchangeSpeaks(server.as("admin1")
                .post("/api/v1/connectors/front-desk/secrets", new JsonObject().put("oldValidHours", 1))
                .json()
                .getString("address"));
        browser.go("/console?view=connectors");
        browser.seeText("connector-messages .call-message.done li b", "Answered");
        browser.seeText("connector-messages .call-message.done", "8001");
        browser.seeText("connector-messages .call-message.refused .failed", "names no call");
        assertThat(browser.text("connector-messages")).doesNotContain("13800138000");
        assertThat(server.database().value("SELECT count(*) || ' ' || min(state) FROM call"))
                .isEqualTo("1 answered");
        browser.isAccessible();
        browser.see("connector-commands #connector-commands");

        browser.size(390, 844).go("/console?view=connectors");
        browser.see("connector-messages .call-message");
        browser.await(
                "the address",
                page -> "https://pbx.example.com/{action}?from={from}&to={to}"
                                .equals(page.see(COMMANDS + "#connector-commands")
                                        .getDomProperty("value"))
                        ? true
                        : null);
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.isAccessible();
        browser.hasNoErrors();
    }
}
