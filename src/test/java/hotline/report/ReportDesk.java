package hotline.report;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.measures.facts.FactReader;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;

/** What tests of reports begin with, on the one server of their family. */
abstract class ReportDesk {
    static final Instant AUGUST = Instant.parse("2026-08-17T02:00:00Z");
    static final Instant SEPTEMBER = Instant.parse("2026-09-28T02:00:00Z");
    static final String REPORTS = "/api/v1/reports";
    static final String DRAFTS = "/api/v1/report-drafts";
    static final String COMPLAINTS = "/api/v1/complaints";

    private static final AtomicInteger customers = new AtomicInteger();

    @Running(family = "reports", at = "2026-08-17T02:00:00Z")
    static TestServer server;

    /** Three complaints of August, of which a branch withdrew one. */
    @BeforeEach
    void complaints() {
        server.forgetComplaints();
        server.clock().set(AUGUST);
        add(unit("SHH", "上海分拨中心").put("kind", "hub"));
        add(unit("SH900", "上海临港网点").put("parent", "SHH"));
        file("claims");
        file("delay");
        var withdrawn = server.as("branch1")
                .post(COMPLAINTS, Draft.usual().with("channel", "branch").json())
                .json()
                .getString("number");
        assertThat(server.as("branch1")
                        .post(COMPLAINTS + "/" + withdrawn + "/withdrawal", new JsonObject().put("reason", "客户已收到货"))
                        .status())
                .isEqualTo(200);
        counted();
        server.clock().set(SEPTEMBER);
    }

    static JsonObject unit(String code, String name) {
        return new JsonObject()
                .put("code", code)
                .put("kind", "branch")
                .put("name", new JsonObject().put("zh", name).put("en", "Branch " + code));
    }

    private static void add(JsonObject unit) {
        var added = server.as("admin1").post("/api/v1/units", unit);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
    }

    /** Of a customer of its own, so that no cap of calls to one number (K5) holds back a callback. */
    static String file(String type) {
        return server.as("agent1")
                .post(
                        COMPLAINTS,
                        Draft.usual()
                                .channel("hotline")
                                .phone("1380000%04d".formatted(customers.incrementAndGet()))
                                .branch("SH900")
                                .judged(type, "minor")
                                .json())
                .json()
                .getString("number");
    }

    /** All events so far are facts. */
    static void counted() {
        await("facts are counted", () -> server.database()
                .value("SELECT (NOT EXISTS (SELECT FROM event e, log_position p WHERE p.reader = '" + FactReader.NAME
                        + "' AND (e.tx, e.id) > (p.tx, p.id)))::text")
                .equals("true"));
    }

    static JsonObject open(String kind, String day) {
        return opened(new JsonObject().put("kind", kind).put("day", day)).json();
    }

    static Reply opened(JsonObject wanted) {
        return server.as("supervisor1").post(DRAFTS, wanted);
    }

    static JsonObject preview(JsonObject draft) {
        return server.as("supervisor1")
                .get(DRAFTS + "/" + draft.getLong("id") + "/preview")
                .json();
    }

    static Reply publish(JsonObject draft, JsonObject preview) {
        var seen = new JsonObject()
                .put("version", preview.getInteger("version"))
                .put("position", preview.getString("position"))
                .put("digest", preview.getString("digest"));
        return server.as("supervisor1").post(DRAFTS + "/" + draft.getLong("id") + "/publication", seen);
    }

    static String published(String kind, String day) {
        var draft = open(kind, day);
        var published = publish(draft, preview(draft));
        assertThat(published.status()).as(published.body()).isEqualTo(201);
        return published.json().getString("number");
    }

    static Reply report(String number) {
        return server.as("supervisor1").get(REPORTS + "/" + number);
    }

    static List<String> faults(ReportAudit audit, String number) {
        return await(audit.of(number)).orElseThrow().faults();
    }

    static List<String> faults(String number) {
        return faults(new ReportAudit(server.connections().pool()), number);
    }
}
