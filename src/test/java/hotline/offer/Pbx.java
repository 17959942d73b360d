package hotline.offer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Reply;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A telephone exchange: asks whom to ring, and says in our own format what happens. Its agents' extensions are 8001 for agent1, and so on. */
public final class Pbx {
    static final String HOTLINE = "4008201234";

    private final TestServer server;
    private final String secret;
    private int messages;

    private Pbx(TestServer server, String secret) {
        this.server = server;
        this.secret = secret;
    }

    /** One for each test server. */
    public static Pbx connected(TestServer server) {
        var added = server.as("admin1")
                .post(
                        "/api/v1/connectors",
                        new JsonObject()
                                .put("code", "pbx")
                                .put("name", "PBX")
                                .put("format", "hotline")
                                .put("zone", "Asia/Shanghai")
                                .put("mapping", mapping()));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        for (int n = 1; n <= 3; n++) {
            server.database()
                    .execute("INSERT INTO agent_extension (extension, person) SELECT '800" + n
                            + "', id FROM person WHERE login = 'agent" + n + "'");
        }
        var pbx = new Pbx(server, added.json().getString("secret"));
        await(
                "the connector is known",
                () -> pbx.client().get("/api/v1/telephony/pbx/route").status() == 200);
        return pbx;
    }

    /** Ours, with the secret as it is, so that no test has to sign. */
    private static String mapping() {
        try {
            return Files.readString(Path.of("src/main/resources/telephony/hotline.yaml"))
                    .replace("secret: [standard-webhooks]", "secret: [bearer]");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private TestClient client() {
        return server.anybody().with("Authorization", "Bearer " + secret);
    }

    JsonObject asks(String call, String from, String more) {
        var reply = client().get("/api/v1/telephony/pbx/route?call=" + call + "&from=" + from.replace("+", "%2B")
                + "&to=" + HOTLINE + more);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    JsonObject asks(String call, String from) {
        return asks(call, from, "");
    }

    /** The extension that it is told to ring. */
    public String rungAt(String call, String from) {
        var told = asks(call, from);
        assertThat(told.getString("action")).as(told.encode()).isEqualTo("dial");
        return told.getString("number");
    }

    Reply says(JsonObject event) {
        var reply = client().post("/api/v1/telephony/pbx/events", event);
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        return reply;
    }

    private JsonObject event(String type, String call) {
        messages++;
        return new JsonObject()
                .put("type", type)
                .put("call", call)
                .put("at", server.clock().instant().toString())
                .put("id", type.equals("held") || type.equals("retrieved") ? "m" + messages : null);
    }

    public Pbx offered(String call, String from) {
        says(event("offered", call).put("direction", "in").put("from", from).put("to", HOTLINE));
        return this;
    }

    public Pbx rings(String call, String extension) {
        says(event("alerting", call).put("leg", extension).put("agent", extension));
        return this;
    }

    public Pbx answers(String call, String extension) {
        says(event("answered", call).put("leg", extension).put("agent", extension));
        return this;
    }

    Pbx stopsRinging(String call, String extension, String cause) {
        says(event("ended", call).put("leg", extension).put("agent", extension).put("cause", cause));
        return this;
    }

    public Pbx ends(String call, String cause) {
        says(event("ended", call).put("cause", cause));
        return this;
    }

    Pbx calls(String call, String extension, String to) {
        says(event("offered", call)
                .put("direction", "out")
                .put("from", extension)
                .put("to", to)
                .put("agent", extension));
        says(event("alerting", call).put("leg", extension).put("agent", extension));
        return this;
    }

    /** Until what it said has been folded. */
    public void isHeard(String call, String state) {
        await(
                call + " is " + state,
                () -> state.equals(server.database()
                        .value("SELECT (SELECT state FROM call WHERE call_id = '" + call
                                + "' ORDER BY id DESC LIMIT 1)")));
    }

    public long id(String call) {
        return Long.parseLong(
                server.database().value("SELECT id FROM call WHERE call_id = '" + call + "' ORDER BY id DESC LIMIT 1"));
    }
}
