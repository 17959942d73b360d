package hotline.telephony.simulation;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.CommandRun;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** {@code hotline simulate telephony} against a server. */
class SimulateTelephonyCommandTest {
    @Running
    private static TestServer server;

    private static CommandRun play(String format) {
        var code = "played-" + format;
        var added = server.as("admin1")
                .post(
                        "/api/v1/connectors",
                        new JsonObject()
                                .put("code", code)
                                .put("name", code)
                                .put("format", format)
                                .put("zone", "Asia/Shanghai"));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        return CommandRun.of(
                "",
                "simulate",
                "telephony",
                "--format",
                format,
                "--day",
                "2026-09-28",
                "--calls",
                "40",
                "--speed",
                "0",
                "--url",
                server.uri("/api/v1/telephony/" + code + "/events").toString(),
                "--token",
                added.json().getString("secret"));
    }

    @Test
    void played_calls_are_those_that_it_says() {
        // Signed messages are as old as this machine says.
        server.clock().set(Instant.now());
        for (String format : new String[] {"zammad", "hotline"}) {
            var run = play(format);
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.out())
                    .startsWith("40 calls came in: ")
                    .contains(" handed over ")
                    .contains(" messages in the format " + format);
            await("all calls are known in " + format, () -> server.database()
                    .value("SELECT count(*) FROM call c JOIN connector k ON k.id = c.connector WHERE k.format = '"
                            + format + "' AND c.orig_call IS NULL AND c.state = 'ended'")
                    .equals("40"));
        }
        var counted = server.as("supervisor1").get("/api/v1/measures/calls?from=2026-09-28&to=2026-09-28&by=connector");
        assertThat(counted.status()).as(counted.body()).isEqualTo(200);
        assertThat(counted.json().getJsonObject("total").getInteger("offered")).isEqualTo(40);
    }

    @Test
    void nothing_is_sent_without_an_address_and_a_wrong_format_is_named() {
        var run = CommandRun.of("", "simulate", "telephony", "--format", "yeastar", "--day", "2026-09-28");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("500 calls came in").doesNotContain("answered with");
        assertThat(CommandRun.of("", "simulate", "telephony", "--format", "morse")
                        .err())
                .contains("must be one of zammad, json-cdr, yeastar, hotline");
    }
}
