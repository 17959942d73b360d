package hotline.http.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import hotline.http.FuzzedRequest;
import hotline.http.FuzzedRequest.Known;
import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestContract;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.LoggerFactory;

/**
 * Calls every operation of the contract as every kind of caller, with valid and invalid requests: none causes a
 * server error, and none takes a second. The seed is printed; {@code -Dfuzz.seed} repeats a run and
 * {@code -Dfuzz.seconds} makes it longer. Requests that once failed are listed in {@code fuzz/seeds.tsv} and run
 * first.
 */
@Tag("alone")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContractFuzzTest {
    private static final List<String> CALLERS =
            List.of("stranger", "agent1", "supervisor1", "admin1", "branch1", "analyst1");
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Other work of the machine may make one answer slow, but not the same one each time. */
    private static final int TRIES = 3;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @Running
    private static TestServer server;

    private static Known known;

    private record Answered(int status, String type, String body, Duration took) {}

    @BeforeAll
    static void start() {
        // Thousands of refusals would hide the failures.
        ((Logger) LoggerFactory.getLogger("hotline.requests")).setLevel(Level.WARN);
        known = known();
    }

    @AfterAll
    static void stop() {
        ((Logger) LoggerFactory.getLogger("hotline.requests")).setLevel(null);
    }

    @Test
    @Order(1)
    void requests_that_once_failed_are_answered() throws IOException {
        var failed = new ArrayList<String>();
        try (var seeds = ContractFuzzTest.class.getResourceAsStream("/fuzz/seeds.tsv")) {
            new String(seeds.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(line -> wrong(operation(line[0]), line[1], Long.parseLong(line[2]))
                            .ifPresent(failed::add));
        }
        assertThat(failed).isEmpty();
    }

    @Test
    @Order(2)
    void every_request_is_answered_within_a_second_and_none_fails() {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        long seconds = Long.getLong("fuzz.seconds", 20);
        var random = new Random(seed);
        var failed = new ArrayList<String>();
        var statuses = new TreeMap<Integer, Integer>();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        int rounds = 0;
        while (System.nanoTime() < end && failed.size() < 20) {
            rounds++;
            for (Operation operation : TestContract.contract().operations()) {
                // Its body is a form; PlainFormTest sends those.
                if (operation.getOperationId().equals("fileByForm")) {
                    continue;
                }
                for (String caller : CALLERS) {
                    wrong(operation, caller, random.nextLong(), statuses).ifPresent(failed::add);
                }
            }
        }
        System.out.println("fuzz.seed=" + seed + ", " + rounds + " rounds, answers by status " + statuses);
        assertThat(failed).as("fuzz.seed=%s", seed).isEmpty();
    }

    @Test
    @Order(3)
    void the_server_still_shows_and_does_all_it_did_before() {
        var supervisor = server.as("supervisor1");
        for (String number : known.complaints()) {
            assertThat(supervisor.get("/api/v1/complaints/" + number).status()).isEqualTo(200);
            assertThat(supervisor
                            .get("/api/v1/complaints/" + number + "/events")
                            .status())
                    .isEqualTo(200);
        }
        for (String path : List.of(
                "/api/v1/policy",
                "/api/v1/policies",
                "/api/v1/complaints?view=open&limit=200",
                "/api/v1/callbacks",
                "/api/v1/notices?view=all",
                "/api/v1/notices/summary",
                "/api/v1/extensions",
                "/api/v1/measures",
                "/api/v1/measures/now",
                "/api/v1/jobs",
                "/api/v1/calendars",
                "/health/ready")) {
            assertThat(supervisor.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(server.anybody().post("/api/v1/complaints", draft(0)).status())
                .isEqualTo(201);
    }

    private static Optional<String> wrong(Operation operation, String caller, long seed) {
        return wrong(operation, caller, seed, new TreeMap<>());
    }

    /** The fault of the answer, in words and as a line for {@code seeds.tsv}. */
    private static Optional<String> wrong(
            Operation operation, String caller, long seed, Map<Integer, Integer> statuses) {
        var id = operation.getOperationId();
        // It would end the sessions that all the others use.
        var asked = id.equals("signOut") ? "stranger" : caller;
        var request = FuzzedRequest.of(operation, known, seed);
        var answered = answer(request, asked);
        statuses.merge(answered.status(), 1, Integer::sum);
        for (int tries = 1; tries < TRIES && answered.took().compareTo(LONGEST) > 0; tries++) {
            answered = answer(request, asked);
        }
        var line = id + "\t" + caller + "\t" + seed + "\t";
        if (answered.status() >= 500) {
            return Optional.of(line + answered.status() + " " + answered.body());
        }
        if (answered.took().compareTo(LONGEST) > 0) {
            return Optional.of(line + "took " + answered.took().toMillis() + " ms each of " + TRIES + " times");
        }
        boolean isProblem = answered.type().startsWith("application/problem+json");
        return answered.status() >= 400 && !isProblem
                ? Optional.of(line + answered.status() + " without a problem: " + answered.body())
                : Optional.empty();
    }

    private static Answered answer(FuzzedRequest fuzzed, String caller) {
        var request = HttpRequest.newBuilder(server.uri(fuzzed.path()))
                .timeout(PATIENCE)
                .method(
                        fuzzed.method(),
                        fuzzed.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(fuzzed.body()));
        fuzzed.headers().forEach(request::header);
        if (!caller.equals("stranger")) {
            request.header("Authorization", "Bearer " + server.token(caller));
        }
        long before = System.nanoTime();
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            var type = response.headers().firstValue("Content-Type").orElse("");
            try (InputStream in = response.body()) {
                // A stream of changes does not end.
                var body = type.startsWith("text/event-stream") ? new byte[0] : in.readAllBytes();
                return new Answered(
                        response.statusCode(),
                        type,
                        new String(body, StandardCharsets.UTF_8),
                        Duration.ofNanos(System.nanoTime() - before));
            }
        } catch (IOException failed) {
            throw new AssertionError(fuzzed.method() + " " + fuzzed.path(), failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Operation operation(String id) {
        return TestContract.contract().operations().stream()
                .filter(operation -> operation.getOperationId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the contract has no operation " + id + " any more"));
    }

    /** A dozen complaints at different points of their way. */
    private static Known known() {
        var complaints = new ArrayList<String>();
        var code = "";
        for (int i = 0; i < 12; i++) {
            var filed = server.anybody().post("/api/v1/complaints", draft(i)).json();
            complaints.add(filed.getString("number"));
            code = filed.getString("trackingCode");
        }
        var agent = server.as("agent1");
        for (String number : complaints.subList(0, 8)) {
            agent.with("If-Match", "\"1\"")
                    .post("/api/v1/complaints/" + number + "/steps", new JsonObject().put("step", "assign"));
        }
        for (String number : complaints.subList(0, 4)) {
            agent.with("If-Match", "\"2\"")
                    .post(
                            "/api/v1/complaints/" + number + "/steps",
                            new JsonObject().put("step", "resolve").put("resolution", "已送达"));
        }
        var callbacks = List.of(
                agent.get("/api/v1/callbacks")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getValue("id")
                        .toString(),
                "1",
                "2",
                "3");
        agent.post("/api/v1/callbacks/" + callbacks.get(0) + "/take");
        return new Known(complaints, List.of(complaints.get(0) + "-N1", complaints.get(5) + "-N2"), callbacks, code);
    }

    private static JsonObject draft(int i) {
        return Draft.usual().phone("1381234" + (5000 + i)).json();
    }
}
