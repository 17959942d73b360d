package hotline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hotline.database.embedded.EmbeddedDatabases;
import hotline.support.Draft;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The server as its users start it, with its PostgreSQL, on a machine with another date: cases beyond a settable clock,
 * such as a start in a year for which no calendar is published.
 */
class MachineOfAnotherDateTest {
    private static final Pattern LISTENING = Pattern.compile("http://localhost:(\\d+)");

    private final List<String> log = new ArrayList<>();
    private Process server;

    @TempDir
    private Path data;

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null) {
            server.destroy();
            server.waitFor(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // The first moment of 2027 in Shanghai, while UTC still counts 2026.
        "2026-12-31 16:00:00, 202701-000001, 2027-01-06T18:00:00+08:00, 2027",
        "2028-02-29 09:30:00, 202802-000001, 2028-03-03T18:00:00+08:00, 2028",
    })
    void a_server_starts_and_promises_a_date(String utc, String number, String promised, String year) throws Exception {
        EmbeddedDatabases.linkPrograms(data);
        int port = start(utc);

        var filed = file(port);

        assertThat(filed.getString("number")).isEqualTo(number);
        assertThat(filed.getString("promisedAt")).isEqualTo(promised);
        assertThat(filed.getBoolean("provisional")).isTrue();
        assertThat(log).anyMatch(line -> line.contains("The calendar cn does not know " + year));
    }

    private int start(String utc) throws IOException {
        assumeTrue(
                ServerProcess.faketime().isPresent() || "true".equals(System.getenv("CI")),
                "libfaketime is not installed, so no machine can be told another date");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "hotline.Hotline",
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        data.toString())
                .redirectErrorStream(true);
        builder.environment()
                .put("LD_PRELOAD", ServerProcess.faketime().orElseThrow().toString());
        builder.environment().put("FAKETIME", "@" + utc);
        builder.environment().put("TZ", "UTC");
        builder.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        // Otherwise it takes the monotonic deadlines of Java's waits for times of the wall clock, and none of them
        // waits.
        builder.environment().put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        server = builder.start();
        var output = server.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.add(line);
            var listening = LISTENING.matcher(line);
            if (listening.find()) {
                return Integer.parseInt(listening.group(1));
            }
        }
        throw new AssertionError("the server did not start:\n" + String.join("\n", log));
    }

    private static JsonObject file(int port) throws Exception {
        var complaint = Draft.usual().channel("app").json();
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/complaints"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(complaint.encode()))
                .build();
        var reply = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return new JsonObject(reply.body());
    }
}
