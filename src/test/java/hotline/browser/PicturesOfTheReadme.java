package hotline.browser;

import hotline.demo.DemoData.Scale;
import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.Keys;

/**
 * Takes the pictures of the README again, with {@code -Dtest=PicturesOfTheReadme -Dscreenshots=yes}: the demo's
 * hotline on a Wednesday afternoon. Pages use the server's clock, not the browser's.
 */
@EnabledIfSystemProperty(named = "screenshots", matches = ".+")
class PicturesOfTheReadme {
    private static final Instant WEDNESDAY_AFTERNOON = Instant.parse("2026-11-18T06:35:00Z");
    private static final Scale ENOUGH = new Scale(5_000, 20_191_101L);
    private static TestServer server;
    private static Browser browser;

    @BeforeAll
    static void startServerAndBrowser(@Running Servers servers) {
        server = servers.start(ServerSetup.usual().at(WEDNESDAY_AFTERNOON).withDemo(ENOUGH));
        browser = Browser.open(server, "zh-CN");
    }

    @AfterAll
    static void stopBoth() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void beginAgain() {
        browser.forgetEverything();
    }

    @Test
    void the_console() {
        browser.size(1280, 720).go("/console?view=open");
        signIn("agent1");
        browser.see(".row");
        browser.press("j", "j", "j", Keys.ENTER);
        browser.see("case-head h2");
        browser.see("case-story");
        browser.picture("console-case-zh");

        browser.go("/console?view=callbacks");
        browser.see("callback-desk .row");
        browser.press("c");
        browser.see("callback-card .outcome");
        browser.press("c", Keys.SPACE);
        browser.press(Keys.TAB, Keys.SPACE);
        browser.see("callback-card .case-words");
        browser.picture("console-callback-zh");
    }

    @Test
    void the_clocks_of_a_case() {
        browser.size(1280, 720).go("/console?view=open&case=" + muchWentOnAbout());
        signIn("supervisor1");
        browser.see("clock-track .piece.pause");
        browser.see("case-story li");
        browser.script("document.querySelector('case-clocks').scrollIntoView()");
        browser.picture("console-clocks-zh");
    }

    /** The case with most clocks of those that were extended and paused once. */
    private static String muchWentOnAbout() {
        var supervisor = server.as("supervisor1");
        return supervisor.get("/api/v1/extensions?view=decided&limit=200").json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(extension -> extension.getBoolean("granted"))
                .map(extension -> supervisor
                        .get("/api/v1/complaints/" + extension.getString("number"))
                        .json())
                .filter(PicturesOfTheReadme::stoodStill)
                .max(Comparator.comparing(
                        complaint -> complaint.getJsonArray("clocks").size()))
                .orElseThrow()
                .getString("number");
    }

    private static boolean stoodStill(JsonObject complaint) {
        return complaint.getJsonArray("clocks").stream()
                .map(JsonObject.class::cast)
                .anyMatch(clock -> clock.getLong("pausedMinutes") > 0);
    }

    @Test
    void supervision() {
        askForMoreTime("监控需逐段调取，本周内难以查清", "涉及两个分拨中心，交接单仍在核对", "保险公司定损报告未出", "货主提供的发票正在核实", "等待承运商书面说明");
        browser.size(1280, 720).go("/console?view=unanswered");
        signIn("supervisor1");
        browser.see("unanswered-notices vaadin-grid vaadin-button");
        browser.picture("supervision-notices-zh");
        browser.go("/console?view=extensions");
        browser.click("extension-desk vaadin-grid vaadin-checkbox");
        browser.click("[data-chosen=grant]");
        browser.see("decision-dialog dialog[open]");
        browser.press("需等待相关单位答复，请谅解");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.see("decision-dialog table");
        browser.picture("supervision-extensions-zh");
    }

    /** As many agents as there are reasons, for the cases that are due first. */
    private static void askForMoreTime(String... reasons) {
        var agent = server.as("agent1");
        var open = agent.get("/api/v1/complaints?view=open&limit=100").json().getJsonArray("items").stream()
                .map(row -> "/api/v1/complaints/" + ((JsonObject) row).getString("number"))
                .filter(path ->
                        agent.get(path).json().getJsonObject("allowedChanges").getValue("extension") != null)
                .limit(reasons.length)
                .toList();
        for (int n = 0; n < open.size(); n++) {
            var path = open.get(n);
            agent.with("If-Match", agent.get(path).header("ETag").orElseThrow())
                    .post(
                            path + "/extensions",
                            new JsonObject().put("workingDays", 1 + n % 3).put("reason", reasons[n]));
        }
    }

    @Test
    void a_new_complaint() {
        inEnglish();
        browser.size(1280, 860).go("/console?case=new");
        signIn("agent1");
        browser.see("new-complaint-form form");
        browser.see(".row");
        browser.type("new-complaint-form [name=phone] input", "13812345678");
        browser.type("new-complaint-form [name=complainant] input", "Emily Carter");
        browser.type("new-complaint-form [name=waybill] input", "HD261116402913");
        browser.type(
                "new-complaint-form [name=description] textarea",
                "We sent five parcels to Hongqiao and only four arrived. The missing one holds clothes worth about 800 yuan.");
        browser.type("new-complaint-form [name=demand] textarea", "Find it, or pay for it.");
        browser.see("proposed-judgement .judgement");
        browser.see(".read-out");
        browser.picture("console-new-en");
    }

    @Test
    void the_wallboard() {
        browser.size(1920, 1080).go("/wallboard");
        signIn("supervisor1");
        browser.see(".chart svg");
        browser.see(".breaches li, breach-list .none");
        browser.picture("wallboard-zh");
    }

    @Test
    void a_customer_on_a_phone() {
        browser.size(390, 844).go("/");
        browser.see("complaint-form h1");
        browser.type("#complainant", "李娜");
        browser.type("#phone", "13812345678");
        browser.picture("customer-file-phone-zh");
        browser.type("#waybill", "HD261116402913");
        browser.type("#description", "五件货只到四件，少了一件，里面是衣服，价值约八百元。");
        browser.type("#demand", "尽快找回或赔偿");
        browser.click("[name=send]");
        browser.see("[data-number]");
        browser.script("scrollTo(0, 0)");
        browser.picture("customer-receipt-phone-zh");
    }

    @Test
    void a_customer_who_follows() {
        var filed = server.anybody()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .complainant("Emily Carter")
                                .description("Five parcels sent to Hongqiao, only four arrived.")
                                .language("en")
                                .json())
                .json();
        var agent = server.as("agent2");
        var path = "/api/v1/complaints/" + filed.getString("number");
        agent.with("If-Match", agent.get(path).header("ETag").orElseThrow())
                .post(path + "/steps", new JsonObject().put("step", "assign"));
        agent.post(
                path + "/notes",
                new JsonObject()
                        .put("text", "We found it at the Hangzhou hub; it comes tomorrow morning.")
                        .put("internal", false));
        inEnglish();
        browser.size(390, 844).go("/#track=" + filed.getString("trackingCode"));
        browser.seeText("complaint-steps", "Hangzhou");
        browser.picture("customer-follow-phone-en");
    }

    private static void inEnglish() {
        browser.script("localStorage.setItem('hotline-language', 'en')");
    }

    private static void signIn(String login) {
        browser.see("#sign-in-login").clear();
        browser.type("#sign-in-login", login);
        browser.type("#sign-in-password", TestServer.PASSWORD);
        browser.click("sign-in-dialog .primary");
        browser.seeNo("sign-in-dialog dialog");
    }
}
