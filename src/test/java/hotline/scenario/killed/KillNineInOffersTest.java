package hotline.scenario.killed;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.offer.OfferedFloor;
import hotline.scenario.ServerProcess;
import hotline.support.Draft;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
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
import java.util.concurrent.ThreadLocalRandom;
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
    private static final int KILLS = Integer.getInteger("hotline.test.kills", 3);
    private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("hotline.test.kills.seconds", 300));
    /** Filed while a node dies and comes back. */
    private static final int WORKS_OF_A_KILL = 60;
    /** More than all works of all agents, but not by far. */
    private static final int IN_HAND = Math.min(1_000, KILLS * WORKS_OF_A_KILL / AGENTS * 4 / 3);

    private static final Duration MOST_PEACE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration THOUGHT = Duration.ofMillis(40);
    private static final String LOGIN = "agent";

    private static final String POLICY = """
            extends: freight-network
            id: offers-under-fire
            version: "1"
            dispatch: {offer-seconds: 5, missed-after: 20, cases-in-hand: %d}
            """.formatted(IN_HAND);

    private final Random chance = new Random(20_191_103);
    private final Set<String> filed = ConcurrentHashMap.newKeySet();
    /** What agents were told that they have. */
    private final Map<String, String> taken = new ConcurrentHashMap<>();

    private final AtomicInteger begun = new AtomicInteger();
    /** How many works customers may have filed by now. */
    private volatile int works = WORKS_OF_A_KILL;

    @TempDir
    private Path folder;

    private TwoServers servers;

    @BeforeEach
    void start() throws IOException {
        var policy = Files.writeString(folder.resolve("offers.yaml"), POLICY);
        servers = new TwoServers(policy);
        servers.people(LOGIN, "agent", AGENTS);
    }

    @AfterEach
    void stop() throws InterruptedException {
        servers.close();
    }

    @Test
    @Tag("R1")
    void each_work_has_one_taker_and_none_is_lost_though_nodes_are_killed_while_they_offer() throws Exception {
        var cookies = new ArrayList<String>();
        for (int i = 1; i <= AGENTS; i++) {
            cookies.add(servers.signIn(LOGIN + i));
        }
        for (int i = 0; i < AGENTS; i++) {
            var login = LOGIN + (i + 1);
            var cookie = cookies.get(i);
            servers.again(() -> work(login, cookie));
        }
        for (int i = 0; i < CUSTOMERS; i++) {
            servers.inTheBackground(this::file);
        }
        int kills = kill();

        await(
                "all are with somebody",
                PATIENCE,
                () -> filed.size() == works
                        && servers.stored()
                                .value("SELECT count(*) FROM complaint WHERE owner IS NULL")
                                .equals("0"));
        servers.stopPeople();

        await(
                "nothing contradicts itself",
                () -> servers.stored().value(OfferedFloor.CONTRADICTIONS).equals("none"));
        assertThat(servers.stored()
                        .value("SELECT count(*) FROM complaint WHERE number IN ('" + String.join("', '", filed) + "')"))
                .as("acknowledged complaints")
                .isEqualTo(Integer.toString(works));
        assertThat(
                        servers.stored()
                                .value(
                                        "SELECT count(*) || ' ' || count(DISTINCT subject) FROM offer WHERE answer = 'accepted'"))
                .as("each accepted once")
                .isEqualTo(works + " " + works);
        assertThat(servers.stored()
                        .value("SELECT count(*) FROM complaint c JOIN offer o ON o.subject = c.id"
                                + " WHERE o.answer = 'accepted' AND c.owner <> o.agent"))
                .isEqualTo("0");
        assertThat(servers.stored()
                        .value("SELECT count(*) FROM (SELECT FROM complaint WHERE ended_at IS NULL GROUP BY owner"
                                + " HAVING count(*) > " + IN_HAND + ") AS more"))
                .as("agents who hold more than they may")
                .isEqualTo("0");
        taken.forEach((number, login) -> assertThat(servers.stored()
                        .value("SELECT p.login FROM complaint c JOIN person p ON p.id = c.owner WHERE c.number = '"
                                + number + "'"))
                .as("who was told to have %s", number)
                .isEqualTo(login));
        assertThat(servers.stored().value("SELECT string_agg(DISTINCT answer, ' ' ORDER BY answer) FROM offer"))
                .as("all of these happened")
                .contains("accepted", "declined", "expired");
        System.out.println(kills + " kills; " + works + " works, each filed and accepted once; answers to offers: "
                + servers.stored().value("""
                        SELECT string_agg(answer || ' ' || n, ', ' ORDER BY answer)
                        FROM (SELECT answer, count(*) AS n FROM offer GROUP BY answer) AS o"""));
    }

    /** How many there were until all were done or the time was up. */
    private int kill() {
        long began = System.nanoTime();
        int kills = 0;
        while (kills < KILLS && System.nanoTime() - began < LONGEST.toNanos()) {
            works = ++kills * WORKS_OF_A_KILL;
            servers.killNext(MOST_PEACE, chance);
        }
        return kills;
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
        var node = servers.node(0);
        servers.node(1).kill();
        var reply = servers.send(TwoServers.request(node, "/api/v1/complaints")
                .POST(TwoServers.json(Draft.usual().channel("app").json())));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        for (var point : POINTS) {
            servers.stored().execute("TRUNCATE offer, agent_floor, rotation, floor_event");
            killAt(point, node);
            assertThat(servers.stored().value("SELECT count(*) FROM offer"))
                    .as(point)
                    .isEqualTo("0");
            assertThat(servers.stored().value("SELECT state FROM agent_floor"))
                    .as(point)
                    .isEqualTo("ready");

            node.start();
            node.awaitListening();

            await("it is offered", () -> servers.stored()
                    .value("SELECT count(*) FROM offer WHERE answer IS NULL")
                    .equals("1"));
            assertThat(servers.stored().value(OfferedFloor.CONTRADICTIONS))
                    .as(point)
                    .isEqualTo("none");
        }
    }

    private void killAt(String point, ServerProcess node) throws SQLException {
        boolean isOfLine = point.equals(LINE_LOCK);
        try (var line = servers.stored().connection();
                var statement = servers.stored().connection()) {
            line.setAutoCommit(false);
            line.createStatement().execute(LINE_LOCK);
            inRotation(LOGIN + "1");
            if (!isOfLine) {
                statement.setAutoCommit(false);
                statement.createStatement().execute(point);
                line.rollback();
            }
            var what = isOfLine ? "l.locktype = 'advisory'" : "c.relname = '" + point.split(" ", -1)[2] + "'";
            await("the match waits there", () -> !servers.stored()
                    .value(
                            "SELECT count(*) FROM pg_locks l LEFT JOIN pg_class c ON c.oid = l.relation WHERE NOT l.granted AND "
                                    + what)
                    .equals("0"));
            node.kill();
        }
    }

    @Test
    @Tag("R2")
    void an_answer_that_a_frozen_node_hears_too_late_is_refused() throws Exception {
        var cookie = servers.signIn(LOGIN + "1");
        var filed = servers.send(TwoServers.request(servers.node(1), "/api/v1/complaints")
                .POST(TwoServers.json(Draft.usual().channel("app").json())));
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        inRotation(LOGIN + "1");
        await("it is offered", () -> servers.stored()
                .value("SELECT count(*) FROM offer WHERE answer IS NULL")
                .equals("1"));
        var subject = servers.stored().value("SELECT subject FROM offer");

        servers.node(0).freezeFor(Duration.ofMillis(6_500));
        var late = servers.send(TwoServers.request(servers.node(0), "/api/v1/offers/case/" + subject + "/1")
                .header("Cookie", cookie)
                .PUT(TwoServers.json(new JsonObject().put("answer", "accepted"))));

        assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
        assertThat(servers.stored().value("SELECT answer FROM offer WHERE number = 1"))
                .isEqualTo("expired");
        assertThat(servers.stored().value("SELECT owner IS NULL FROM complaint"))
                .isEqualTo("t");
        await(
                "nothing contradicts itself",
                () -> servers.stored().value(OfferedFloor.CONTRADICTIONS).equals("none"));
    }

    /** By a row, so that no stream has to be open. */
    private void inRotation(String login) {
        servers.stored()
                .execute("INSERT INTO agent_floor (person, line, state, since, turn, day, seen_until)"
                        + " SELECT id, 'customer-service', 'ready', now(), 20000000001, current_date, '2100-01-01' FROM person WHERE login = '"
                        + login + "'");
    }

    /** Takes most of what comes, lets the time of some run out and declines some. */
    private void work(String login, String cookie) throws IOException, InterruptedException {
        var mine = servers.send(servers.request(cookie, "/api/v1/offers/mine").GET());
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
        var reply = servers.send(servers.request(cookie, path).PUT(TwoServers.json(answer)));
        if (reply.statusCode() == 200 && mood != 1) {
            taken.put(open.getString("case"), login);
        }
    }

    private void ready(String cookie) throws IOException, InterruptedException {
        servers.send(servers.request(cookie, "/api/v1/floor/me")
                .PUT(TwoServers.json(new JsonObject().put("state", "ready"))));
    }

    /** Each customer files until it is acknowledged, under a key that makes one complaint of all tries; so many while each node is killed. */
    private void file() {
        for (int i = begun.incrementAndGet(); !servers.isOver(); i = begun.incrementAndGet()) {
            while (i > works && !servers.isOver()) {
                LockSupport.parkNanos(THOUGHT.toNanos());
            }
            var draft =
                    Draft.usual().channel("app").phone("139" + (10_000_000 + i)).json();
            var key = "work-" + i;
            var number = Optional.<String>empty();
            while (number.isEmpty() && i <= works && !servers.isOver()) {
                number = tried(key, draft);
            }
            number.ifPresent(filed::add);
            LockSupport.parkNanos(THOUGHT.toNanos());
        }
    }

    private Optional<String> tried(String key, JsonObject draft) {
        try {
            var reply = servers.send(servers.request("/api/v1/complaints")
                    .header("Idempotency-Key", key)
                    .POST(TwoServers.json(draft)));
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
}
