package hotline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.taxonomy.Severity;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;

/** One complaint worked on over HTTP, as an agent's console does: read, change it, read again. */
public final class CaseDesk {
    private static final String COMPLAINTS = "/api/v1/complaints";

    private final TestServer server;
    private final String login;
    public final String number;
    public final String trackingCode;

    private CaseDesk(TestServer server, String login, JsonObject filed) {
        this.server = server;
        this.login = login;
        this.number = filed.getString("number");
        this.trackingCode = filed.getString("trackingCode");
    }

    /** A customer's complaint of that severity from the website; no agent has it yet. */
    public static CaseDesk filed(TestServer server, String severity) {
        var desk = filed(server, draft());
        if (!desk.read().getString("severity").equals(severity)) {
            var corrected = desk.changing()
                    .put(
                            desk.path("/judgement"),
                            new JsonObject()
                                    .put("type", "cargo-shortage")
                                    .put("severity", severity)
                                    .put("reason", "核对运单"));
            assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
        }
        return desk;
    }

    /** A customer files on the website with these fields. */
    public static CaseDesk filed(TestServer server, JsonObject draft) {
        var filed = server.anybody().post(COMPLAINTS, draft);
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return new CaseDesk(server, "agent1", filed.json());
    }

    /** An agent writes down what a caller says, judged minor. */
    static CaseDesk byTelephone(TestServer server) {
        var filed = server.as("agent1")
                .post(
                        COMPLAINTS,
                        Draft.usual()
                                .channel("hotline")
                                .judged("cargo-damage", Severity.MINOR)
                                .json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return of(server, filed.json());
    }

    /** A case as it was answered at filing. */
    public static CaseDesk of(TestServer server, JsonObject filed) {
        return new CaseDesk(server, "agent1", filed);
    }

    /** The same as judged so, and agent1 has it in hand. */
    public static CaseDesk taken(TestServer server, String severity) {
        var desk = filed(server, severity);
        desk.step(new JsonObject().put("step", "assign"));
        return desk;
    }

    /** The same case as another member of staff works on it. */
    public CaseDesk as(String otherLogin) {
        return new CaseDesk(
                server, otherLogin, new JsonObject().put("number", number).put("trackingCode", trackingCode));
    }

    public JsonObject read() {
        return server.as(login).get(path("")).json();
    }

    /** As the customer's page reads it. */
    public JsonObject tracked() {
        return server.anybody()
                .with("Tracking-Code", trackingCode)
                .get("/api/v1/tracking")
                .json();
    }

    public Reply post(String what, JsonObject body) {
        return changing().post(path(what), body);
    }

    /** A change that must succeed. */
    public JsonObject change(String what, JsonObject body) {
        var reply = post(what, body);
        assertThat(reply.status()).as("%s %s", what, reply.body()).isEqualTo(200);
        return reply.json();
    }

    public JsonObject step(JsonObject step) {
        return change("/steps", step);
    }

    public JsonObject pause(String reason) {
        return change("/pauses", new JsonObject().put("reason", reason));
    }

    public JsonObject resume() {
        var reply = changing().post(path("/resumption"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    public void note(String text, boolean internal) {
        var reply = server.as(login)
                .post(path("/notes"), new JsonObject().put("text", text).put("internal", internal));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    /** With the version as it is now. */
    public TestClient changing() {
        var agent = server.as(login);
        var read = agent.get(path(""));
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        return agent.with("If-Match", read.header("ETag").orElseThrow());
    }

    public JsonArray events() {
        return server.as(login).get(path("/events?limit=200")).json().getJsonArray("items");
    }

    public List<String> story() {
        return events().stream()
                .map(event -> ((JsonObject) event).getString("type"))
                .toList();
    }

    /** The log without the ladder's own entries, which come when its timer runs. */
    public List<String> deeds() {
        return story().stream()
                .filter(type -> !type.equals("overdue") && !type.startsWith("notice-"))
                .toList();
    }

    public JsonObject lastEvent(String type) {
        return events().stream()
                .map(JsonObject.class::cast)
                .filter(event -> event.getString("type").equals(type))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no event " + type + " of " + number));
    }

    public JsonObject clock(String kind) {
        return clocks(kind).stream().reduce((earlier, later) -> later).orElseThrow();
    }

    public List<JsonObject> clocks(String kind) {
        return read().getJsonArray("clocks").stream()
                .map(JsonObject.class::cast)
                .filter(clock -> clock.getString("kind").equals(kind))
                .toList();
    }

    /** Sets the clock to a time of Shanghai, such as {@code 2026-09-28T10:00}. */
    public static void at(TestServer server, String local) {
        server.clock().set(OffsetDateTime.parse(local + ":00+08:00").toInstant());
    }

    public String path(String rest) {
        return COMPLAINTS + "/" + number + rest;
    }

    private static JsonObject draft() {
        return Draft.usual()
                .waybill("HD2609250017")
                .region("上海")
                .description("五件货只到四件，少了一件，里面是衣服，价值约八百元。")
                .language("zh")
                .json();
    }
}
