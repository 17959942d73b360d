package hotline.demo;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.demo.DemoData.Scale;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code serve --demo} fills an empty database under the shipped policy at whatever moment someone tries it. */
class DemoAtAnyMomentTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "2026-09-19T11:00, a Saturday",
        "2026-10-01T10:00, the first day of a holiday",
        "2026-10-10T10:30, a Saturday worked in exchange",
        "2026-10-31T23:58, the end of a month",
        "2026-11-18T03:10, a night",
        "2026-12-31T23:59, the last minute of a year",
        "2027-01-01T00:01, the first minute of a year that the calendar does not know",
        "2026-02-17T12:00, the Spring Festival"
    })
    void the_demo_is_filled(LocalDateTime moment, String what, @Running Servers servers) {
        var server = servers.start(
                ServerSetup.usual().at(moment.atZone(CHINA).toInstant()).withDemo(new Scale(120, 4)));

        assertThat(count(server, "complaint")).isGreaterThanOrEqualTo(40);
        assertThat(count(server, "complaint WHERE ended_at IS NULL"))
                .as("open cases")
                .isPositive();
        assertThat(count(server, "customer_file")).as("customers").isPositive();
        assertThat(count(
                        server,
                        "complaint WHERE received_at > '" + server.clock().instant() + "'"))
                .as("none from a time to come")
                .isZero();
        assertThat(count(server, "parked")).as("left out").isZero();
        var floor = server.as("supervisor1").get("/api/v1/floor");
        assertThat(floor.status()).as(floor.body()).isEqualTo(200);
        assertThat(floor.json().getJsonArray("agents"))
                .as("colleagues on the floor")
                .hasSize(7);
        assertThat(floor.json().getJsonArray("agents").stream()
                        .map(JsonObject.class::cast)
                        .filter(agent -> agent.getString("state").equals("busy"))
                        .map(agent -> agent.getJsonObject("inHand").getBoolean("calling")))
                .as("whoever is busy has a call in hand")
                .doesNotContain(false);
        await("the server is ready", () -> server.anybody().get("/health/ready").status() == 200);
    }

    private static long count(TestServer server, String of) {
        return Long.parseLong(server.database().value("SELECT count(*) FROM " + of));
    }
}
