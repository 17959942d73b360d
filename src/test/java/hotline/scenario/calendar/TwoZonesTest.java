package hotline.scenario.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.rules.Variations;
import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two lines of business on one server, one ruled in Shanghai's time and one in Urumqi's. */
class TwoZonesTest {
    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(Z|[+-]\\d\\d:\\d\\d)");

    @Running
    private static TestServer server;

    @BeforeAll
    static void putTwoLinesInForce() {
        var urumqi = Variations.ofLine("key-accounts", "1") + "time-zone: Asia/Urumqi\n";
        var installed = server.as("admin1").post("/api/v1/policies", new JsonObject().put("source", urumqi));
        assertThat(installed.status()).as(installed.body()).isEqualTo(201);
        // Monday, an hour at which both zones have the same date.
        server.clock().set(OffsetDateTime.parse("2026-09-28T10:00:00+08:00").toInstant());
    }

    @Test
    void each_complaint_and_its_log_are_written_in_the_zone_of_the_policy_that_rules_it() {
        var freight = filed("freight", "hotline");
        var accounts = filed("key-accounts", "fax");

        for (var path : new String[] {"", "/events"}) {
            assertThat(offsets(get(COMPLAINTS + "/" + freight + path))).containsOnly("+08:00");
            assertThat(offsets(get(COMPLAINTS + "/" + accounts + path))).containsOnly("+06:00");
        }
    }

    @Test
    void rows_of_a_list_are_each_written_in_their_own_zone() {
        var freight = filed("freight", "hotline");
        var accounts = filed("key-accounts", "fax");

        var rows = new JsonObject(get(COMPLAINTS + "?view=open&limit=100")).getJsonArray("items");
        assertThat(offsets(row(rows, freight))).containsOnly("+08:00");
        assertThat(offsets(row(rows, accounts))).containsOnly("+06:00");
    }

    @Test
    void callbacks_are_written_in_the_zone_of_their_complaint() {
        var freight = filed("freight", "hotline");
        var accounts = filed("key-accounts", "fax");
        resolve(freight);
        resolve(accounts);

        var rows = new JsonObject(get("/api/v1/callbacks?view=waiting&limit=100")).getJsonArray("items");
        assertThat(offsets(row(rows, freight))).containsOnly("+08:00");
        assertThat(offsets(row(rows, accounts))).containsOnly("+06:00");
    }

    private static String filed(String line, String channel) {
        var draft = Draft.usual()
                .with("lineOfBusiness", line)
                .channel(channel)
                .description("货物破损，外箱压坏")
                .json();
        var filed = server.as("agent1").post(COMPLAINTS, draft);
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json().getString("number");
    }

    private static void resolve(String number) {
        step(number, new JsonObject().put("step", "assign"));
        step(number, new JsonObject().put("step", "resolve").put("resolution", "已换货"));
    }

    private static void step(String number, JsonObject step) {
        var agent = server.as("agent1");
        var version = agent.get(COMPLAINTS + "/" + number).header("ETag").orElseThrow();
        var taken = server.as("agent1").with("If-Match", version).post(COMPLAINTS + "/" + number + "/steps", step);
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
    }

    private static String get(String path) {
        var reply = server.as("agent1").get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }

    private static String row(JsonArray rows, String number) {
        return rows.stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString("number").equals(number))
                .findFirst()
                .orElseThrow()
                .encode();
    }

    private static Iterable<String> offsets(String json) {
        return TIME.matcher(json).results().map(time -> time.group(1)).toList();
    }
}
