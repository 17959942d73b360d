package hotline.scenario;

import hotline.support.Draft;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.Checkpoint;
import io.vertx.junit5.VertxTestContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A server as its users start it, with the embedded database in a data directory, and customers who file without pause. */
final class OwnDatabaseServer {
    private static final Pattern LISTENING = Pattern.compile("http://localhost:(\\d+)");
    private static final String PHONE = "13812345678";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final OwnDatabase database;
    private final Map<String, String> environment;
    private Process process;
    private int port;

    OwnDatabaseServer(Path data) {
        this(data, Map.of());
    }

    OwnDatabaseServer(Path data, Map<String, String> environment) {
        this.environment = environment;
        this.data = data;
        this.database = new OwnDatabase(data);
    }

    OwnDatabase database() {
        return database;
    }

    /** Blocks until it listens. */
    void start() throws IOException {
        process = begin();
        BufferedReader log = process.inputReader();
        var said = new StringJoiner("\n");
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            var listening = LISTENING.matcher(line);
            if (listening.find()) {
                port = Integer.parseInt(listening.group(1));
                readOn(log);
                return;
            }
            said.add(line);
        }
        throw new AssertionError("the server ended before it listened:\n" + said);
    }

    Process begin(String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "hotline.Hotline",
                "serve",
                "--port",
                "0",
                "--data",
                data.toString()));
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOTLINE_UNLIMITED_INTAKE", "127.0.0.1, ::1");
        builder.environment().put("HOTLINE_TRUSTED_PROXIES", "127.0.0.1, ::1");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** So that the server never blocks on an unread log. */
    static void readOn(BufferedReader log) {
        var reader = new Thread(() -> readToItsEnd(log), "log of the server under test");
        reader.setDaemon(true);
        reader.start();
    }

    private static void readToItsEnd(BufferedReader log) {
        try (log) {
            log.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            // With the process.
        }
    }

    Process process() {
        return process;
    }

    /** As on SIGTERM; false if it takes longer than ten seconds. */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(10, TimeUnit.SECONDS);
    }

    /** {@code kill -9} of server and database. */
    void kill() throws IOException, InterruptedException {
        var postmaster =
                ProcessHandle.of(Long.parseLong(database.postmaster(0))).orElseThrow();
        process.destroyForcibly();
        postmaster.destroyForcibly();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Customers who file one complaint after the other until the server is gone. */
    final class Customers {
        private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        private final VertxTestContext filing = new VertxTestContext();
        private final Checkpoint enough;
        private final ExecutorService threads;

        private Customers(int number, int enough) {
            this.enough = filing.laxCheckpoint(enough);
            threads = Executors.newFixedThreadPool(number);
            for (int i = 0; i < number; i++) {
                threads.execute(this::fileUntilItIsGone);
            }
        }

        private void fileUntilItIsGone() {
            try {
                while (true) {
                    var reply = http.send(request(PHONE, "五件货只到四件"), HttpResponse.BodyHandlers.ofString());
                    if (reply.statusCode() != 201) {
                        return;
                    }
                    acknowledged.add(new JsonObject(reply.body()).getString("number"));
                    enough.flag();
                }
            } catch (IOException gone) {
                return;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        void awaitEnough() throws InterruptedException {
            if (!filing.awaitCompletion(60, TimeUnit.SECONDS)) {
                throw new AssertionError("too few complaints were filed");
            }
        }

        /** Answered with 201 so far. */
        Set<String> acknowledged() {
            return new HashSet<>(acknowledged);
        }

        void awaitEnd() throws InterruptedException {
            threads.shutdown();
            if (!threads.awaitTermination(20, TimeUnit.SECONDS)) {
                throw new AssertionError("customers still wait for an answer");
            }
        }
    }

    Customers customers(int number, int enough) {
        return new Customers(number, enough);
    }

    /** @return the status of the answer */
    int file(String text) throws IOException, InterruptedException {
        return http.send(request(PHONE, text), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest request(String phone, String text) {
        var complaint =
                Draft.usual().channel("app").phone(phone).description(text).json();
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/complaints"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(complaint.encode()))
                .build();
    }

    /** @return the status of the answer to a sign-in */
    int signIn(String login, String password) throws IOException, InterruptedException {
        return http.send(signingIn(login, password), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest signingIn(String login, String password) {
        var credentials = new JsonObject().put("login", login).put("password", password);
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/sessions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(credentials.encode()))
                .build();
    }

    /** @return the number of a complaint filed */
    String filed(String phone, String text) throws IOException, InterruptedException {
        var reply = http.send(request(phone, text), HttpResponse.BodyHandlers.ofString());
        return new JsonObject(reply.body()).getString("number");
    }

    /**
     * Reads a path as a user who signs in for it.
     *
     * @return the status of the answer
     */
    int read(String login, String password, String path) throws IOException, InterruptedException {
        return http.send(signedIn(login, password, path).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** The answer to a user who signs in for it; posts where there is something to send. */
    JsonObject answer(String login, String password, String path, Optional<JsonObject> sent)
            throws IOException, InterruptedException {
        var request = signedIn(login, password, path).header("Content-Type", "application/json");
        sent.ifPresent(body -> request.POST(HttpRequest.BodyPublishers.ofString(body.encode())));
        return new JsonObject(
                http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    private HttpRequest.Builder signedIn(String login, String password, String path)
            throws IOException, InterruptedException {
        var session = http.send(signingIn(login, password), HttpResponse.BodyHandlers.discarding());
        var cookie = session.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Cookie", cookie);
    }

    /** What {@code hotline audit measures} prints while the server runs. */
    String auditOfMeasures() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "hotline.Hotline",
                        "audit",
                        "measures")
                .redirectErrorStream(true);
        builder.environment().put("HOTLINE_DATABASE_URL", database.url());
        var audit = builder.start();
        try (var printed = audit.inputReader()) {
            var all = String.join("\n", printed.lines().toList());
            audit.waitFor(60, TimeUnit.SECONDS);
            return all;
        }
    }
}
