package hotline.browser.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.browser.ScreenTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Administrators see what did not go out and send it again. */
class OutboxOnScreenTest extends ScreenTest {
    private static final String DESK = "outbox-desk ";
    private static final String REPLAY = "replay-dialog ";

    /** A paused relay with two messages that were given up and one that waits. */
    private static void failed() {
        server.database().execute("""
                WITH way AS (
                    INSERT INTO outbox_route (way, name, settings, state, reason, per_second, in_flight, tokens_at, next_at, created_at)
                    VALUES ('mail', '邮件中继', '{"host":"smtp.example.com","port":25,"tls":"none","from":"a@example.com"}', 'paused', 'by-hand',
                        1, 2, now(), now(), now()) RETURNING id),
                told AS (
                    INSERT INTO outbox (route, way, recipient, kind, cause, lane, place, address, body, state, attempt, next_at, give_up_at, last_code,
                        last_detail, created_at, settled_at)
                    SELECT id, 'mail', n, 'received', 'event:' || n, n, 0, n || '@example.com', '您好', CASE WHEN n < 3 THEN 'dead' ELSE 'waiting' END,
                        1, CASE WHEN n = 3 THEN timestamptz '2026-09-28' END, '2026-10-01', '451', 'try again later', '2026-09-28',
                        CASE WHEN n < 3 THEN timestamptz '2026-09-28' END
                    FROM way, generate_series(1, 3) n RETURNING id)
                INSERT INTO outbox_attempt (outbox_id, attempt, began_at, ended_at, outcome, code, detail)
                SELECT id, 1, '2026-09-28', '2026-09-28', 'temporary', '451', 'try again later' FROM told
                """);
    }

    private static String waiting() {
        return server.database().value("SELECT count(*) FROM outbox WHERE state = 'waiting'");
    }

    /** As a person picks it; what keys a field of days takes goes by the country. */
    private static void until(String time) {
        browser.script(
                "const field = document.querySelector('#replay-to'); field.value = arguments[0];"
                        + " field.dispatchEvent(new Event('input', { bubbles: true }))",
                time);
    }

    @Test
    @Tag("O3")
    void failed_messages_are_seen_with_their_reasons_and_sent_again_after_a_preview() {
        at("2026-09-28T10:00:00");
        failed();
        browser.size(1280, 720);
        browser.go("/console?view=outbox");
        signIn("admin1");
        browser.seeText(DESK + "[data-route]", "邮件中继");
        browser.seeText(DESK + "[data-route]", "已暂停");
        browser.seeText("outbox-messages table", "try again later");
        assertThat(browser.text("outbox-desk")).doesNotContain("@example.com", "您好");
        browser.click("outbox-messages [data-tries]");
        browser.seeText(".outbox-tries", "稍后重试");
        browser.isAccessible();

        browser.click("outbox-messages [data-again]");
        browser.seeText(REPLAY + "[data-messages]", "将重发 1 条消息");
        browser.isAccessible();
        browser.click(REPLAY + "vaadin-button[theme=primary]");
        browser.await("one is sent again", page -> waiting().equals("2") ? true : null);
        browser.seeNo(REPLAY + "[data-messages]");

        browser.click(DESK + "[data-route] [data-replay]");
        browser.seeText(REPLAY + "[data-messages]", "将重发 1 条消息");
        browser.seeText(REPLAY + "[data-part=resting]", "1");
        until("2026-09-27T00:00");
        browser.seeText(REPLAY + "[data-messages]", "将重发 0 条消息");
        until("2026-09-29T00:00");
        browser.seeText(REPLAY + "[data-messages]", "将重发 1 条消息");
        browser.isAccessible();
        browser.click(REPLAY + "vaadin-button[theme=primary]");
        browser.seeText("outbox-messages .state", "没有这样的消息");
        assertThat(waiting()).isEqualTo("3");

        browser.click(DESK + "[data-route] [data-pace]");
        browser.see("pace-dialog #pace-in-flight").clear();
        browser.type("pace-dialog #pace-in-flight", "7");
        browser.isAccessible();
        browser.click("pace-dialog vaadin-button[theme=primary]");
        browser.seeText(DESK + "[data-route]", "同时 7 条");

        browser.size(390, 844).go("/console?view=outbox");
        browser.see(DESK + "[data-route]");
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.isAccessible();
        browser.hasNoErrors();
    }
}
