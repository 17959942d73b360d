package hotline.offer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Three nodes, many agents who accept at two nodes at once, decline and miss, and supervisors who give and take back work meanwhile: counts what
 * contradicts itself at any moment and at the end. No test of the suite: {@code load-tests/dispatch.sh flood} runs it.
 */
class OfferFlood {
    private static final int AGENTS = Integer.getInteger("hotline.flood.agents", 200);
    private static final int WORKS = Integer.getInteger("hotline.flood.works", 10_000);
    /** What is not taken by then stays; what may not be is counted all the same. */
    private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("hotline.flood.seconds", 360));

    private static final int HANDS = Integer.getInteger("hotline.flood.threads", 16);

    /** What may not be for a moment: each is one statement, of one snapshot. */
    private static final String AT_ANY_MOMENT = """
            SELECT (SELECT count(*) FROM (SELECT FROM offer WHERE answer IS NULL GROUP BY kind, subject HAVING count(*) > 1) a)
                 + (SELECT count(*) FROM (SELECT FROM offer WHERE answer IS NULL GROUP BY agent HAVING count(*) > 1) b)
                 + (SELECT count(*) FROM (SELECT FROM offer WHERE answer = 'accepted' GROUP BY kind, subject HAVING count(*) > 1) c)
                 + (SELECT count(*) FROM offer o JOIN complaint c ON c.id = o.subject WHERE o.kind = 'case' AND o.answer = 'accepted' AND c.owner IS NULL)
                 + (SELECT count(*) FROM (SELECT FROM agent_floor WHERE turn IS NOT NULL GROUP BY line, turn HAVING count(*) > 1) d)
                 + (SELECT count(*) FROM (SELECT FROM complaint WHERE status = 'assigned' AND ended_at IS NULL GROUP BY owner HAVING count(*) > 20) e)
            """;

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicBoolean isFiled = new AtomicBoolean();
    private final ConcurrentHashMap<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger assigned = new AtomicInteger();
    private final AtomicInteger takenBack = new AtomicInteger();

    @Test
    void flood() throws Exception {
        var nodes = List.of(server, server.secondNode(), server.secondNode());
        var floor = new OfferedFloor(server);
        floor.empty();
        people();
        var agents = IntStream.rangeClosed(1, AGENTS).mapToObj(n -> "flood" + n).toList();
        nodes.forEach(node -> agents.forEach(node::token));
        floor.ready(agents.toArray(String[]::new));
        long began = System.nanoTime();
        int seen = 0;
        int looks = 0;
        try (var hands = new Hands(HANDS + 3)) {
            for (int hand = 0; hand < HANDS; hand++) {
                int nth = hand;
                hands.begin(() -> agents(nodes, agents, nth));
            }
            hands.begin(() -> supervisor(nodes.get(1)));
            hands.begin(this::resolves);
            hands.begin(() -> {
                for (int i = 0; i < WORKS && !isOver.get(); i++) {
                    new OfferedFloor(nodes.get(i % 3)).file();
                }
                isFiled.set(true);
            });
            try {
                while ((!isFiled.get() || !"0".equals(waiting())) && System.nanoTime() - began < LONGEST.toNanos()) {
                    seen += Integer.parseInt(server.database().value(AT_ANY_MOMENT));
                    looks++;
                    Thread.onSpinWait();
                }
            } finally {
                isOver.set(true);
            }
        }
        System.out.printf(
                "%d agents, %d works, %d nodes, %d s: answers %s, %d given by supervisors, %d taken back; %d contradictions in %d looks, at the end: %s%n",
                AGENTS,
                WORKS,
                nodes.size(),
                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                answers,
                assigned.get(),
                takenBack.get(),
                seen,
                looks,
                server.database().value(OfferedFloor.CONTRADICTIONS));
        System.out.printf(
                "filed %s, taken %s, offers %s%n",
                server.database().value("SELECT count(*) FROM complaint"),
                server.database().value("SELECT count(*) FROM complaint WHERE owner IS NOT NULL"),
                server.database().value("SELECT count(*) FROM offer"));
        assertThat(seen).isZero();
        floor.holdsTogether();
        assertThat(isFiled.get() && "0".equals(waiting()) || System.nanoTime() - began >= LONGEST.toNanos())
                .as("all are taken, or the time is over")
                .isTrue();
    }

    private static String waiting() {
        return server.database().value("SELECT count(*) FROM complaint WHERE owner IS NULL");
    }

    /** Their share of the agents, in turn. */
    private void agents(List<TestServer> nodes, List<String> agents, int nth) {
        while (!isOver.get()) {
            for (int at = nth; at < agents.size(); at += HANDS) {
                act(nodes, agents.get(at));
            }
        }
    }

    /** Most accept at two nodes one after the other; some decline, some let the time pass. */
    private void act(List<TestServer> nodes, String agent) {
        var chance = ThreadLocalRandom.current();
        var node = nodes.get(chance.nextInt(nodes.size()));
        var open = new OfferedFloor(node).open(agent);
        if (open.isEmpty()) {
            return;
        }
        int mood = chance.nextInt(20);
        if (mood == 0) {
            return;
        }
        var answer = mood == 1 ? "declined" : "accepted";
        count(new OfferedFloor(node).answer(agent, open.get(), answer).status());
        count(new OfferedFloor(nodes.get(chance.nextInt(nodes.size())))
                .answer(agent, open.get(), answer)
                .status());
    }

    private void count(int status) {
        answers.merge(status, 1, Integer::sum);
    }

    /** Gives work offered to someone else, and takes offers back. */
    private void supervisor(TestServer node) {
        var by = node.as("supervisor1");
        while (!isOver.get()) {
            var open = server.database()
                    .value(
                            "SELECT (SELECT c.number || ' ' || o.subject || ' ' || o.number || ' ' || c.last_seq || ' ' || o.agent FROM offer o"
                                    + " JOIN complaint c ON c.id = o.subject WHERE o.answer IS NULL AND o.kind = 'case' ORDER BY random() LIMIT 1)");
            if (open == null) {
                continue;
            }
            var parts = open.split(" ", -1);
            if (ThreadLocalRandom.current().nextBoolean()) {
                var reply = by.post(
                        OfferedFloor.OFFERS + "case/" + parts[1] + "/" + parts[2] + "/withdrawal",
                        new JsonObject().put("words", "先放一放"));
                takenBack.addAndGet(reply.status() == 204 ? 1 : 0);
            } else {
                var reply = by.post(
                        "/api/v1/complaints/assignments",
                        new JsonObject()
                                .put("person", new OfferedFloor(server).id("supervisor2"))
                                .put(
                                        "cases",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("number", parts[0])
                                                        .put("version", Integer.parseInt(parts[3])))));
                assigned.addAndGet(
                        reply.status() == 200
                                        && reply.json()
                                                .getJsonArray("items")
                                                .getJsonObject(0)
                                                .getBoolean("done")
                                ? 1
                                : 0);
            }
        }
    }

    /** So that hands become free, and anyone who missed offers comes back. */
    private void resolves() {
        while (!isOver.get()) {
            server.database().execute("UPDATE complaint SET status = 'resolved' WHERE status = 'assigned'");
            server.database()
                    .execute(
                            "UPDATE agent_floor SET state = 'ready', missed = 0 WHERE state = 'missed' AND NOT EXISTS ("
                                    + "SELECT FROM offer o WHERE o.agent = person AND o.answer IS NULL)");
            server.clock().advance(Duration.ofMillis(200));
            await("a moment", () -> true);
        }
    }

    private static void people() {
        var hash = Password.hash(TestServer.PASSWORD)
                .addRandomSalt()
                .with(Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID))
                .getResult();
        server.database()
                .execute(
                        "INSERT INTO person (login, name, role, department, password_hash, created_at) SELECT 'flood' || n, '王芳', 'agent', '"
                                + OfferedFloor.LINE + "', '" + hash + "', now() FROM generate_series(1, " + AGENTS
                                + ") n");
    }

    /** Threads that end with the block; what one of them threw is thrown. */
    private static final class Hands implements AutoCloseable {
        private final java.util.concurrent.ExecutorService pool;
        private final List<Future<?>> begun = new ArrayList<>();

        Hands(int many) {
            pool = Executors.newFixedThreadPool(many);
        }

        void begin(Runnable work) {
            begun.add(pool.submit(work));
        }

        @Override
        public void close() throws Exception {
            pool.shutdown();
            for (var one : begun) {
                one.get();
            }
        }
    }
}
