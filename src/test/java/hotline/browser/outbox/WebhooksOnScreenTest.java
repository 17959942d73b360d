package hotline.browser.outbox;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.browser.ScreenTest;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Administrators register an endpoint, try it, and learn that it wants no more. */
class WebhooksOnScreenTest extends ScreenTest {
    private static final String DIALOG = "webhook-dialog ";
    private static final String ACTIONS = "webhook-actions ";

    @Test
    @Tag("K8")
    void an_endpoint_is_registered_tried_given_another_secret_and_seen_to_be_gone() {
        at("2026-09-28T10:00:00");
        var status = new AtomicInteger(200);
        var ids = new CopyOnWriteArrayList<String>();
        int port = await(server.vertx()
                        .createHttpServer()
                        .requestHandler(request -> request.body().onSuccess(body -> {
                            ids.add(request.getHeader("webhook-id"));
                            request.response().setStatusCode(status.get()).end("收到，谢谢");
                        }))
                        .listen(0, "127.0.0.1"))
                .actualPort();
        browser.size(1280, 720);
        browser.go("/console?view=webhooks");
        signIn("admin1");
        browser.click("webhooks-desk [data-add]");
        browser.type(DIALOG + "#webhook-name", "仓库系统");
        browser.see(DIALOG + "#webhook-url").clear();
        browser.type(DIALOG + "#webhook-url", "https://169.254.169.254/");
        browser.click(DIALOG + "vaadin-button[theme=primary]");
        browser.seeText(DIALOG + "#webhook-url-words", "公网地址");
        browser.isAccessible();
        browser.see(DIALOG + "#webhook-url").clear();
        browser.type(DIALOG + "#webhook-url", "http://127.0.0.1:" + port + "/hooks");
        browser.click(DIALOG + "vaadin-button[theme=primary]");
        browser.seeText("webhooks-desk table", "仓库系统");
        var secret = browser.text("[data-secret]");
        assertThat(secret).startsWith("whsec_");
        browser.isAccessible();
        browser.click("[data-noted]");
        browser.seeNo(".webhook-secret");
        assertThat(browser.text("webhooks-desk")).doesNotContain(secret);

        browser.click(ACTIONS + "[data-act=try]");
        browser.seeText(ACTIONS + ".notice", "测试已发出");
        delivered("已送达");
        browser.seeText("webhook-deliveries .webhook-delivery", "收到，谢谢");
        browser.click("webhook-deliveries [data-again] button");
        browser.isAccessible();
        browser.click("webhook-deliveries [data-again] [data-yes]");
        browser.await("the same delivery once more", page -> ids.size() == 2 ? true : null);
        assertThat(ids.get(1)).isEqualTo(ids.get(0));
        delivered("已送达");

        browser.click(ACTIONS + "[data-act=renew] button");
        browser.click(ACTIONS + "[data-act=renew] [data-yes]");
        browser.seeText("[data-secret]", "whsec_");
        browser.seeText(ACTIONS, "同时用新旧两个密钥签名");
        browser.click(ACTIONS + "[data-act=revoke] button");
        browser.click(ACTIONS + "[data-act=revoke] [data-yes]");
        browser.seeText(ACTIONS + ".notice", "旧密钥已终止");
        browser.isAccessible();

        status.set(410);
        browser.click(ACTIONS + "[data-act=try]");
        delivered("对方拒收");
        browser.go("/console?view=webhooks");
        browser.seeText("webhooks-desk table", "不再接收");
        browser.seeText("outbox-bell", "1");

        browser.size(390, 844).go("/console?view=webhooks");
        browser.see("webhook-deliveries .webhook-delivery");
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.isAccessible();
        browser.hasNoErrors();
    }

    /** The newest delivery comes to that. */
    private void delivered(String state) {
        browser.await("the delivery: " + state, page -> {
            page.click("webhook-deliveries [data-reload]");
            return page.text("webhook-deliveries .webhook-delivery").contains(state) ? true : null;
        });
    }
}
