package hotline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledged is kept: the server as its users start it, killed with its database in the middle of the work. */
class KillNineTest {
    private static final Pattern LISTENING = Pattern.compile("http://localhost:(\\d+)");
    private static final int CUSTOMERS = 8;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 400;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private Process server;
    private int port;

    @AfterEach
    void stop() throws Exception {
        server.destroy();
        server.waitFor(20, TimeUnit.SECONDS);
    }

    @Test
    void every_complaint_acknowledged_under_load_is_there_after_kill_nine_of_server_and_database() throws Exception {
        start();
        var acknowledged = fileUntilKilled();

        start();

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL);
        var stored = stored();
        assertThat(stored).containsAll(acknowledged);
        assertThat(stored.stream().mapToInt(KillNineTest::serial).max())
                .as("no serial was lost with what was not acknowledged")
                .hasValue(stored.size());
        assertThat(file("after the kill")).isEqualTo(201);

        server.destroy();
        assertThat(server.waitFor(10, TimeUnit.SECONDS))
                .as("stops within ten seconds")
                .isTrue();
    }

    /** The numbers of all complaints that were answered 201 before server and database died. */
    private Set<String> fileUntilKilled() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        var enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_KILL);
        var customers = Executors.newFixedThreadPool(CUSTOMERS);
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.submit(() -> {
                try {
                    while (true) {
                        var reply = http.send(request("五件货只到四件"), HttpResponse.BodyHandlers.ofString());
                        assertThat(reply.statusCode()).isEqualTo(201);
                        acknowledged.add(new JsonObject(reply.body()).getString("number"));
                        enough.countDown();
                    }
                } catch (IOException killed) {
                    return null;
                }
            });
        }
        assertThat(enough.await(60, TimeUnit.SECONDS))
                .as("complaints are being filed")
                .isTrue();
        var postmaster = ProcessHandle.of(Long.parseLong(postmasterFile(0))).orElseThrow();
        server.destroyForcibly();
        postmaster.destroyForcibly();
        server.waitFor(20, TimeUnit.SECONDS);
        customers.shutdown();
        assertThat(customers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        return new HashSet<>(acknowledged);
    }

    private void start() throws IOException {
        server = new ProcessBuilder(
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
                .redirectErrorStream(true)
                .start();
        BufferedReader log = server.inputReader();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            var listening = LISTENING.matcher(line);
            if (listening.find()) {
                port = Integer.parseInt(listening.group(1));
                readOn(log);
                return;
            }
        }
        throw new AssertionError("the server ended before it listened");
    }

    /** So that the server never waits for somebody to read its log. */
    private static void readOn(BufferedReader log) {
        var reader = new Thread(() -> log.lines().forEach(line -> {}), "log of the server under test");
        reader.setDaemon(true);
        reader.start();
    }

    private int file(String text) throws Exception {
        return http.send(request(text), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest request(String text) {
        var complaint = new JsonObject()
                .put("channel", "app")
                .put("complainant", "李娜")
                .put("phone", "13812345678")
                .put("description", text);
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/complaints"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(complaint.encode()))
                .build();
    }

    private Set<String> stored() throws IOException, SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + postmasterFile(3) + "/hotline";
        var password = Files.readString(data.resolve("database-password")).strip();
        var numbers = new HashSet<String>();
        try (var connection = DriverManager.getConnection(url, "hotline", password);
                var rows = connection.createStatement().executeQuery("SELECT number FROM complaint")) {
            while (rows.next()) {
                numbers.add(rows.getString(1));
            }
        }
        return numbers;
    }

    private String postmasterFile(int line) throws IOException {
        return Files.readAllLines(data.resolve("postgres-data/postmaster.pid"))
                .get(line)
                .strip();
    }

    private static int serial(String number) {
        return Integer.parseInt(number.substring(number.indexOf('-') + 1));
    }
}
