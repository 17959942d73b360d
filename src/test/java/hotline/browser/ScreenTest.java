package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestMoment;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One server for all tests of a screen and one Chinese browser for all screens; each test begins as a new visitor. */
public abstract class ScreenTest {
    protected static TestServer server;
    protected static Browser browser;

    @BeforeAll
    protected static void startServerAndBrowser(@Running Servers servers) {
        // Pages use the server's clock, not the browser's.
        server = servers.start(ServerSetup.usual().at(TestMoment.now()));
        browser = Browser.shared(server);
    }

    @AfterAll
    protected static void leaveTheServer() {
        if (browser != null) {
            browser.leave();
        }
    }

    @BeforeEach
    protected void beginAgain() {
        browser.forgetEverything();
    }

    /** A customer's complaint as the server answered it. */
    protected static JsonObject file() {
        return server.anybody()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .waybill("HD2609250017")
                                .branch("上海虹桥网点")
                                .description("五件货只到四件，少了一件，里面是衣服，价值约八百元。")
                                .demand("尽快找回或赔偿")
                                .json())
                .json();
    }

    /** For tests that count open or past-due complaints: other tests of the class may have filed at any moment. */
    protected static void removeAllComplaints() {
        server.database().execute("TRUNCATE complaint, event, sla_clock, notice, notice_window, extension CASCADE");
    }

    /** An agent takes it and finds a resolution. */
    protected static void resolve(String number) {
        step(number, new JsonObject().put("step", "assign"));
        step(number, new JsonObject().put("step", "resolve").put("resolution", "已在分拨中心找到货物，今日送达，客户同意。"));
    }

    private static void step(String number, JsonObject step) {
        change("agent2", number, "/steps", step);
    }

    /** A person changes a complaint at its current version. */
    protected static void change(String login, String number, String what, JsonObject change) {
        var path = "/api/v1/complaints/" + number;
        var version = server.as(login).get(path).header("ETag").orElseThrow();
        var reply = server.as(login).with("If-Match", version).post(path + what, change);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    /** Sets the server's clock, by which pages go, to a time of Shanghai such as {@code 2026-09-28T10:00:00}. */
    protected static void at(String local) {
        server.clock().set(OffsetDateTime.parse(local + "+08:00").toInstant());
    }

    /** A short message at the edge of the page, which is gone again after a few seconds. */
    protected static void seeMessage(String text) {
        browser.await("the message " + text, page -> message().contains(text) ? true : null);
    }

    protected static String message() {
        return browser.script("return document.querySelector('vaadin-notification-container')?.textContent ?? ''")
                .toString();
    }

    protected static void signIn(String login) {
        browser.see("#sign-in-login").clear();
        browser.type("#sign-in-login", login);
        browser.type("#sign-in-password", TestServer.PASSWORD);
        browser.click("sign-in-dialog .primary");
        browser.seeNo("sign-in-dialog dialog");
    }
}
