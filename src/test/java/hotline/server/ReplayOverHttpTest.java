package hotline.server;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.cli.PolicyReplayCommand;
import hotline.demo.DemoData.Scale;
import hotline.measures.Period;
import hotline.policy.reading.PolicyReader;
import hotline.policy.reading.PolicySource;
import hotline.policy.reading.PolicyText;
import hotline.regulation.ShippedPolicies;
import hotline.replay.HtmlReport;
import hotline.replay.Replay;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replays requested by supervisors: 202, progress, figures, and refusals. */
class ReplayOverHttpTest {
    private static final Instant WEDNESDAY_AFTERNOON = Instant.parse("2026-09-16T07:20:00Z");
    private static final String REPLAY = "/api/v1/policies/replay";
    private static final String STRICTER = """
            extends: freight-network
            id: freight-network
            version: stricter
            limits:
              - {types: [service-attitude], working-days: 2}
              - {severities: [minor], working-days: 1}
              - {severities: [moderate], working-days: 1}
              - {severities: [severe], working-days: 2}
            """;

    private static TestServer server;

    @BeforeAll
    static void start(@Running Servers servers) {
        server = servers.start(ServerSetup.usual().at(WEDNESDAY_AFTERNOON).withDemo(new Scale(300, 5)));
    }

    @Test
    void figures_are_those_of_the_command_line() {
        var done = done(server.as("supervisor1").post(REPLAY, august().put("source", STRICTER)));
        assertThat(done.getLong("done")).isEqualTo(done.getLong("total")).isPositive();
        assertThat(done.getInteger("percent")).isEqualTo(100);

        var policy = PolicyReader.read(PolicySource.of(new PolicyText("stricter", STRICTER), ShippedPolicies.ALL));
        var period = new Period(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 8, 31));
        var figures = await(PolicyReplayCommand.replay(
                server.vertx(), server.connections(), policy, "freight", period, WEDNESDAY_AFTERNOON, new Unwatched()));
        assertThat(done.getJsonObject("figures")).isEqualTo(inReport(HtmlReport.of(figures, policy.zone())));
        assertThat(breaches(done, "after")).isGreaterThan(breaches(done, "before"));
    }

    @Test
    void a_policy_that_can_be_installed_is_not_too_long_to_be_tried() {
        var long1 = STRICTER + "\n# " + "x".repeat(1_900_000);
        var done = done(server.as("supervisor1").post(REPLAY, august().put("source", long1)));
        assertThat(done.getString("state")).isEqualTo("done");
    }

    @Test
    void an_installed_version_is_replayed_by_its_id_and_the_one_in_force_changes_nothing() {
        int inForce = server.server().policies().inForce().id();
        var total = done(server.as("admin1").post(REPLAY, august().put("version", inForce)))
                .getJsonObject("figures")
                .getJsonObject("total");
        assertThat(total.getJsonObject("after")).isEqualTo(total.getJsonObject("before"));
    }

    @Test
    void only_a_few_replays_run_at_once_and_each_can_be_stopped() {
        var supervisor = server.as("supervisor1");
        var body = august().put("version", server.server().policies().inForce().id());
        var over = "/api/v1/policies/replays/"
                + done(supervisor.post(REPLAY, body)).getLong("id");
        assertThat(supervisor.delete(over).status()).isEqualTo(409);
        // Claimed by a node that stays busy for long.
        server.database().execute("""
                INSERT INTO background_job (kind, state, request, done, total, asked_at, run, lease_until)
                SELECT 'replay', 'running', min(request::text)::jsonb, 250, 1000, '2026-09-16T07:00:00Z', 1,
                       '2026-09-17T00:00:00Z'
                FROM background_job, generate_series(1, 3) AS n
                WHERE kind = 'replay'
                GROUP BY n
                """);
        var refused = supervisor.post(REPLAY, body);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isPresent();

        var underWay =
                server.database().value("SELECT string_agg(id::text, ' ') FROM background_job WHERE state = 'running'");
        for (String id : underWay.split(" ", -1)) {
            var place = "/api/v1/policies/replays/" + id;
            assertThat(supervisor.get(place).json().getInteger("percent")).isEqualTo(25);
            assertThat(supervisor.delete(place).json().getString("state")).isEqualTo("cancelled");
            assertThat(supervisor.get(place).json().getString("state")).isEqualTo("cancelled");
            assertThat(supervisor.get(place).json().getValue("figures")).isNull();
        }
        assertThat(supervisor.get("/api/v1/jobs").body()).doesNotContain("working-days");
        done(supervisor.post(REPLAY, body));
    }

    @Test
    void a_bad_policy_is_refused_with_lines() {
        var refused = server.as("supervisor1")
                .post(REPLAY, august().put("source", STRICTER.replace("working-days: 2}", "workdays: 2}")));
        assertThat(refused.status()).isEqualTo(422);
        var errors = refused.json().getJsonArray("errors");
        assertThat(errors.getJsonObject(0).getInteger("line")).isEqualTo(5);
        assertThat(errors.getJsonObject(0).getString("pointer")).startsWith("/limits/0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'from': '2026-08-01', 'to': '2026-08-31'} | /source",
                "{'from': '2026-08-01', 'to': '2026-08-31', 'version': 1, 'source': 'id: x'} | /source",
                "{'version': 1, 'from': '2026-08-31', 'to': '2026-08-01'} | /to",
                "{'version': 1, 'from': '2025-01-01', 'to': '2026-08-31'} | /to",
                "{'version': 1, 'from': '1 August', 'to': '2026-08-31'} | /from",
                "{'version': 1, 'from': '2026-09-17', 'to': '2026-09-18'} | /from",
                "{'version': 'one', 'from': '2026-08-01', 'to': '2026-08-31'} | /version",
                "{'version': 1, 'from': '2026-08-01', 'to': '2026-08-31', 'html': true} | /html",
            })
    void an_error_points_to_its_field(String body, String pointer) {
        var refused = server.as("supervisor1").post(REPLAY, new JsonObject(body.replace('\'', '"')));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("\"pointer\":\"" + pointer + "\"");
    }

    @Test
    void an_unknown_replay_is_not_found() {
        var supervisor = server.as("supervisor1");
        assertThat(supervisor.post(REPLAY, august().put("version", 4711)).status())
                .isEqualTo(404);
        assertThat(supervisor.get("/api/v1/policies/replays/4711").status()).isEqualTo(404);
        assertThat(supervisor.delete("/api/v1/policies/replays/4711").status()).isEqualTo(404);
    }

    private static JsonObject august() {
        return new JsonObject().put("from", "2026-08-01").put("to", "2026-08-31");
    }

    private static JsonObject done(Reply started) {
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        var place = started.header("Location").orElseThrow();
        var last = new AtomicReference<JsonObject>();
        await("the replay is done", () -> {
            last.set(server.as("supervisor1").get(place).json());
            return last.get().getString("state").equals("done");
        });
        return last.get();
    }

    private static long breaches(JsonObject done, String side) {
        return done.getJsonObject("figures")
                .getJsonObject("total")
                .getJsonObject(side)
                .getLong("breaches");
    }

    private static JsonObject inReport(String html) {
        var found = Pattern.compile("id=\"figures\">(.*?)</script>").matcher(html);
        assertThat(found.find()).isTrue();
        return new JsonObject(found.group(1));
    }

    private static final class Unwatched implements Replay.Progress {
        @Override
        public void begun(long complaints) {
            assertThat(complaints).isPositive();
        }

        @Override
        public void done(long more) {
            assertThat(more).isPositive();
        }
    }
}
