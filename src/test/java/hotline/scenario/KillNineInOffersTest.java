package hotline.scenario;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import hotline.offer.OfferedFloor;
import hotline.support.Draft;
import hotline.support.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each work comes to one agent though nodes die: two servers on one database are killed at any moment, while customers file without pause and
 * agents accept, decline and miss what they are offered.
 */
@Tag("alone")
class KillNineInOffersTest {
    private static final int AGENTS = 8;
    private static final int CUSTOMERS = 3;
    private static final int WORKS = 240;
    private static final int IN_HAND = 40;
    private static final int KILLS = 3;
    private static final Duration MOST_PEACE = Duration.ofSeconds(1);
    private static final Duration THOUGHT = Duration.ofMillis(40);
    private static final String LOGIN = "agent";
    private static final String SECRET = "try-the-hotline";

    private static final String POLICY = """
            extends: freight-network
            id: offers-under-fire
            version: "1"
            dispatch: {offer-seconds: 5, missed-after: 20, cases-in-hand: %d}
            """.formatted(IN_HAND);

    private final TestDatabase stored = TestDatabase.fresh();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random chance = new Random(20_191_103);
    private final Set<String> filed = ConcurrentHashMap.newKeySet();
    /** What agents were told that they have. */
    private final Map<String, String> taken = new ConcurrentHashMap<>();

    private final AtomicInteger begun = new AtomicInteger();

    @TempDir
    private Path folder;

    private List<ServerProcess> nodes = List.of();
    private ExecutorService people = Executors.newCachedThreadPool();
    private volatile boolean isOver;

    @BeforeEach
    void start() throws IOException {
        var policy = Files.writeString(folder.resolve("offers.yaml"), POLICY);
        nodes = List.of(ServerProcess.on(stored.settings(), policy), ServerProcess.on(stored.settings(), policy));
        // The first one alone puts the policy in force.
        nodes.get(0).start();
        nodes.get(0).awaitListening();
        nodes.get(1).start();
        nodes.get(1).awaitListening();
        stored.execute("INSERT INTO person (login, name, role, department, password_hash, created_at) SELECT '" + LOGIN
                + "' || n, '王芳', 'agent', 'customer-service', '" + hash() + "', now() FROM generate_series(1, "
                + AGENTS + ") n");
    }

    private static String hash() {
        return Password.hash(SECRET)
                .addRandomSalt()
                .with(Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID))
                .getResult();
    }

    @AfterEach
    void stop() throws InterruptedException {
        isOver = true;
        people.shutdown();
        people.awaitTermination(20, TimeUnit.SECONDS);
        nodes.forEach(ServerProcess::kill);
        stored.close();
    }

    @Test
    @Tag("R1")
    void each_work_has_one_taker_and_none_is_lost_though_nodes_are_killed_while_they_offer() throws Exception {
        var cookies = new ArrayList<String>();
        for (int i = 1; i <= AGENTS; i++) {
            cookies.add(signIn(LOGIN + i));
        }
        for (int i = 0; i < AGENTS; i++) {
            var login = LOGIN + (i + 1);
            var cookie = cookies.get(i);
            people.execute(() -> untilItIsOver(() -> work(login, cookie)));
        }
        for (int i = 0; i < CUSTOMERS; i++) {
            people.execute(this::file);
        }
        for (int kill = 0; kill < KILLS; kill++) {
            int victim = kill % 2;
            LockSupport.parkNanos(chance.nextLong(MOST_PEACE.toNanos()));
            nodes.get(victim).kill();
            nodes.get(victim).start();
            nodes.get(victim).awaitListening();
        }

        await(
                "all are with somebody",
                () -> filed.size() == WORKS
                        && stored.value("SELECT count(*) FROM complaint WHERE owner IS NULL")
                                .equals("0"));
        isOver = true;
        people.shutdown();
        assertThat(people.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

        await("nothing contradicts itself", () -> stored.value(OfferedFloor.CONTRADICTIONS)
                .equals("none"));
        assertThat(stored.value(
                        "SELECT count(*) FROM complaint WHERE number IN ('" + String.join("', '", filed) + "')"))
                .as("acknowledged complaints")
                .isEqualTo(Integer.toString(WORKS));
        assertThat(stored.value(
                        "SELECT count(*) || ' ' || count(DISTINCT subject) FROM offer WHERE answer = 'accepted'"))
                .as("each accepted once")
                .isEqualTo(WORKS + " " + WORKS);
        assertThat(stored.value("SELECT count(*) FROM complaint c JOIN offer o ON o.subject = c.id"
                        + " WHERE o.answer = 'accepted' AND c.owner <> o.agent"))
                .isEqualTo("0");
        assertThat(stored.value("SELECT count(*) FROM (SELECT FROM complaint WHERE ended_at IS NULL GROUP BY owner"
                        + " HAVING count(*) > " + IN_HAND + ") AS more"))
                .as("agents who hold more than they may")
                .isEqualTo("0");
        taken.forEach((number, login) -> assertThat(stored.value(
                        "SELECT p.login FROM complaint c JOIN person p ON p.id = c.owner WHERE c.number = '" + number
                                + "'"))
                .as("who was told to have %s", number)
                .isEqualTo(login));
        assertThat(stored.value("SELECT string_agg(DISTINCT answer, ' ' ORDER BY answer) FROM offer"))
                .as("all of these happened")
                .contains("accepted", "declined", "expired");
    }

    private static final String LINE_LOCK = "SELECT pg_advisory_xact_lock(412, hashtext('customer-service'))";

    /** Where a match waits for a lock that the test holds: at each of its statements but the commit. */
    private static final List<String> POINTS = List.of(
            LINE_LOCK,
            "LOCK TABLE staff_skill IN ACCESS EXCLUSIVE MODE",
            "LOCK TABLE callback_by_hand IN ACCESS EXCLUSIVE MODE",
            "LOCK TABLE tie_opinion IN ACCESS EXCLUSIVE MODE",
            "LOCK TABLE offer IN SHARE MODE",
            "LOCK TABLE agent_floor IN SHARE MODE",
            "LOCK TABLE floor_event IN SHARE MODE");

    @Test
    @Tag("R1")
    void a_node_that_is_killed_at_a_statement_of_a_match_leaves_nothing_and_the_next_one_offers_the_work()
            throws Exception {
        var node = nodes.get(0);
        nodes.get(1).kill();
        var reply = send(request(node, "/api/v1/complaints")
                .POST(json(Draft.usual().channel("app").json())));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        for (var point : POINTS) {
            stored.execute("TRUNCATE offer, agent_floor, rotation, floor_event");
            killAt(point, node);
            assertThat(stored.value("SELECT count(*) FROM offer")).as(point).isEqualTo("0");
            assertThat(stored.value("SELECT state FROM agent_floor")).as(point).isEqualTo("ready");

            node.start();
            node.awaitListening();

            await("it is offered", () -> stored.value("SELECT count(*) FROM offer WHERE answer IS NULL")
                    .equals("1"));
            assertThat(stored.value(OfferedFloor.CONTRADICTIONS)).as(point).isEqualTo("none");
        }
    }

    private void killAt(String point, ServerProcess node) throws SQLException {
        boolean isOfLine = point.equals(LINE_LOCK);
        try (var line = stored.connection();
                var statement = stored.connection()) {
            line.setAutoCommit(false);
            line.createStatement().execute(LINE_LOCK);
            inRotation(LOGIN + "1");
            if (!isOfLine) {
                statement.setAutoCommit(false);
                statement.createStatement().execute(point);
                line.rollback();
            }
            var what = isOfLine ? "l.locktype = 'advisory'" : "c.relname = '" + point.split(" ", -1)[2] + "'";
            await("the match waits there", () -> !stored.value(
                            "SELECT count(*) FROM pg_locks l LEFT JOIN pg_class c ON c.oid = l.relation WHERE NOT l.granted AND "
                                    + what)
                    .equals("0"));
            node.kill();
        }
    }

    @Test
    @Tag("R2")
    void an_answer_that_a_frozen_node_hears_too_late_is_refused() throws Exception {
        var cookie = signIn(LOGIN + "1");
        var filed = send(request(nodes.get(1), "/api/v1/complaints")
                .POST(json(Draft.usual().channel("app").json())));
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        inRotation(LOGIN + "1");
        await("it is offered", () -> stored.value("SELECT count(*) FROM offer WHERE answer IS NULL")
                .equals("1"));
        var subject = stored.value("SELECT subject FROM offer");

        nodes.get(0).freezeFor(Duration.ofMillis(6_500));
        var late = send(request(nodes.get(0), "/api/v1/offers/case/" + subject + "/1")
                .header("Cookie", cookie)
                .PUT(json(new JsonObject().put("answer", "accepted"))));

        assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
        assertThat(stored.value("SELECT answer FROM offer WHERE number = 1")).isEqualTo("expired");
        assertThat(stored.value("SELECT owner IS NULL FROM complaint")).isEqualTo("t");
        await("nothing contradicts itself", () -> stored.value(OfferedFloor.CONTRADICTIONS)
                .equals("none"));
    }

    /** By a row, so that no stream has to be open. */
    private void inRotation(String login) {
        stored.execute("INSERT INTO agent_floor (person, line, state, since, turn, day, seen_until)"
                + " SELECT id, 'customer-service', 'ready', now(), 20000000001, current_date, '2100-01-01' FROM person WHERE login = '"
                + login + "'");
    }

    private static HttpRequest.Builder request(ServerProcess node, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + node.port() + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json");
    }

    private interface Act {
        void once() throws IOException, InterruptedException;
    }

    private void untilItIsOver(Act act) {
        while (!isOver) {
            try {
                act.once();
                LockSupport.parkNanos(THOUGHT.toNanos());
            } catch (IOException killed) {
                LockSupport.parkNanos(THOUGHT.toNanos());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Takes most of what comes, lets the time of some run out and declines some. */
    private void work(String login, String cookie) throws IOException, InterruptedException {
        var mine = send(asked(cookie, "/api/v1/offers/mine").GET());
        if (mine.statusCode() != 200) {
            return;
        }
        var open = new JsonObject(mine.body()).getJsonObject("open");
        if (open == null) {
            if (ThreadLocalRandom.current().nextInt(20) == 0) {
                ready(cookie);
            }
            return;
        }
        int mood = ThreadLocalRandom.current().nextInt(20);
        if (mood == 0) {
            LockSupport.parkNanos(Duration.ofMillis(5_500).toNanos());
        }
        var answer = mood == 1
                ? new JsonObject().put("answer", "declined").put("reason", "still-busy")
                : new JsonObject().put("answer", "accepted");
        var path = "/api/v1/offers/" + open.getString("kind") + "/" + open.getLong("subject") + "/"
                + open.getInteger("number");
        var reply = send(asked(cookie, path).PUT(json(answer)));
        if (reply.statusCode() == 200 && mood != 1) {
            taken.put(open.getString("case"), login);
        }
    }

    private void ready(String cookie) throws IOException, InterruptedException {
        send(asked(cookie, "/api/v1/floor/me").PUT(json(new JsonObject().put("state", "ready"))));
    }

    /** Each customer files until it is acknowledged, under a key that makes one complaint of all tries. */
    private void file() {
        for (int i = begun.incrementAndGet(); i <= WORKS && !isOver; i = begun.incrementAndGet()) {
            var draft =
                    Draft.usual().channel("app").phone("139" + (10_000_000 + i)).json();
            var key = "work-" + i;
            var number = Optional.<String>empty();
            while (number.isEmpty() && !isOver) {
                number = tried(key, draft);
            }
            number.ifPresent(filed::add);
            LockSupport.parkNanos(THOUGHT.toNanos());
        }
    }

    private Optional<String> tried(String key, JsonObject draft) {
        try {
            var reply = send(
                    request("/api/v1/complaints").header("Idempotency-Key", key).POST(json(draft)));
            return reply.statusCode() == 201
                    ? Optional.of(new JsonObject(reply.body()).getString("number"))
                    : Optional.empty();
        } catch (IOException killed) {
            LockSupport.parkNanos(THOUGHT.toNanos());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private String signIn(String login) throws IOException, InterruptedException {
        var reply = send(request("/api/v1/sessions")
                .POST(json(new JsonObject().put("login", login).put("password", SECRET))));
        assertThat(reply.statusCode()).as(reply.body()).isBetween(200, 201);
        return reply.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
    }

    private HttpRequest.Builder asked(String cookie, String path) {
        return request(path).header("Cookie", cookie);
    }

    /** At any node, as a balancer does that has not yet noticed which one is dead. */
    private HttpRequest.Builder request(String path) {
        return request(nodes.get(ThreadLocalRandom.current().nextInt(nodes.size())), path);
    }

    private static HttpRequest.BodyPublisher json(JsonObject body) {
        return BodyPublishers.ofString(body.encode());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
