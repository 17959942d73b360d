package hotline.offer;

import static hotline.support.Await.await;

import hotline.floor.AgentTurns;
import hotline.floor.FloorRules;
import hotline.support.Running;
import hotline.support.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * How many offers a node makes in a second, and how soon after its filing a case is offered; then the same once more with many ended cases, many
 * callbacks that wait for their time, or a transaction that stays open. No test of the suite: {@code load-tests/dispatch.sh} runs it. Commits do not
 * wait for the disk in the suite's database; driver, server and database share the machine.
 */
class OfferSpeed {
    private static final int AGENTS = Integer.getInteger("hotline.speed.agents", 1_000);
    private static final int WORKS = Integer.getInteger("hotline.speed.works", 100_000);
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("hotline.speed.seconds", 20));

    private static final int ENDED = Integer.getInteger("hotline.speed.ended", 0);
    private static final int DEFERRED = Integer.getInteger("hotline.speed.deferred", 0);
    private static final boolean IS_TRANSACTION_OPEN = Boolean.getBoolean("hotline.speed.open");

    /** For how long it is measured again and again while the transaction is open; each time once at least. */
    private static final Duration OPEN = Duration.ofSeconds(Integer.getInteger("hotline.speed.open-seconds", 1));

    /** All columns of a row but those that must differ. */
    private static final String COPIES = """
            INSERT INTO complaint
            SELECT (jsonb_populate_record(c, jsonb_build_object('id', %d + n, 'number', 'L-' || (%1$d + n), 'tracking_secret', NULL, 'owner', NULL, 'status', 'received',
                'phone', '+86139' || lpad(n::text, 8, '0'), 'due_at', c.due_at + n * interval '1 second',
                'type', (ARRAY['cargo-shortage', 'cargo-damage', 'delivery-delay', 'lost-cargo'])[1 + n %% 4],
                'severity', (ARRAY['minor', 'moderate'])[1 + n %% 2]))).*
            FROM complaint c, generate_series(1, %d) n WHERE c.id = (SELECT min(id) FROM complaint)
            """;

    /** Callbacks of the past's cases that wait for their time, all due before any that is ready. */
    private static final String WAITING_CALLBACKS = """
            INSERT INTO callback (complaint_id, status, due_at, not_before, created_at, deferred)
            SELECT id, 'waiting', received_at, '2099-01-01', received_at, true
            FROM complaint WHERE number LIKE 'E-%%' ORDER BY id LIMIT %d
            """;

    private static final String PEOPLE = """
            INSERT INTO person (login, name, role, department, password_hash, created_at)
            SELECT 'speed' || n, 'agent ' || n, 'agent', 'customer-service', 'none', now() FROM generate_series(1, %d) n
            """;

    private static final String FLOOR = """
            INSERT INTO agent_floor (person, line, state, since, turn, day, seen_until)
            SELECT id, 'customer-service', 'ready', '2026-09-25', 20000000000 + id, '2026-09-25', '2100-01-01'
            FROM person WHERE login LIKE 'speed%'
            """;

    /** As if all accepted at once: the cases are theirs, and they are ready again. */
    private static final String TAKEN = """
            WITH taken AS (
                UPDATE offer SET answer = 'accepted', answered_at = offered_at WHERE answer IS NULL RETURNING subject, agent
            ), owned AS (
                UPDATE complaint c SET owner = t.agent, status = 'resolved' FROM taken t WHERE c.id = t.subject
            )
            UPDATE agent_floor f SET state = 'ready', turn = 30000000000 + o.subject FROM taken o WHERE f.person = o.agent
            """;

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    @Test
    void measure() throws SQLException {
        var floor = new OfferedFloor(server);
        floor.empty();
        floor.file();
        server.database().execute(PEOPLE.formatted(AGENTS));
        System.out.println("commits: " + server.database().value("SHOW synchronous_commit") + ", fsync: "
                + server.database().value("SHOW fsync"));
        var alone = measure(floor, "alone", 1_000_000);
        alone.judge();
        if (ENDED > 0 || DEFERRED > 0) {
            new PastCases(server.database(), AGENTS).write(Math.max(ENDED, DEFERRED));
            server.database().execute(WAITING_CALLBACKS.formatted(DEFERRED));
            server.database().execute("VACUUM ANALYZE complaint, callback");
            measure(
                            floor,
                            "with " + ENDED + " ended cases and " + DEFERRED + " callbacks that wait for their time",
                            2_000_000)
                    .judge(alone);
        }
        if (IS_TRANSACTION_OPEN) {
            try (var open = server.database().connection();
                    var statement = open.createStatement()) {
                open.setAutoCommit(false);
                open.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                statement.execute("SELECT count(*) FROM person");
                long began = System.nanoTime();
                int round = 0;
                do {
                    measure(
                                    floor,
                                    "with a transaction open for " + OfferFigures.secondsSince(began) + " s",
                                    3_000_000 + round++ * WORKS)
                            .judge(alone);
                } while (OfferFigures.secondsSince(began) < OPEN.toSeconds());
                open.rollback();
            }
        }
    }

    private OfferFigures measure(OfferedFloor floor, String how, int ids) {
        server.database().execute("DELETE FROM agent_floor");
        server.database().execute(COPIES.formatted(ids, WORKS));
        server.database().execute("ANALYZE complaint");
        System.out.println(
                how + ", waiting: " + server.database().value("SELECT count(*) FROM complaint WHERE owner IS NULL"));
        server.database().execute(FLOOR);
        return new OfferFigures(offers(), arrivals(floor));
    }

    /** The server's own matches, woken as often as agents are free again; how many offers they make in a second. */
    private double offers() {
        var matching = matching();
        long end = System.nanoTime() + MEASURED.toNanos();
        long matchNanos = 0;
        int made = 0;
        var each = new ArrayList<Long>();
        while (System.nanoTime() < end) {
            long began = System.nanoTime();
            var done = await(matching.match(OfferedFloor.LINE));
            long took = System.nanoTime() - began;
            matchNanos += took;
            each.add(took);
            made += done.agents().size();
            if (!done.isLeft() || done.agents().isEmpty()) {
                server.database().execute(TAKEN);
            }
        }
        System.out.printf(
                "offers: %d in %d s (the acceptance of all in one statement included), %.0f/s; matches alone %.0f/s, median %.1f ms for %d%n",
                made,
                MEASURED.toSeconds(),
                made / (double) MEASURED.toSeconds(),
                made / (matchNanos / 1e9),
                each.stream().sorted().toList().get(each.size() / 2) / 1e6,
                made / each.size());
        return made / (double) MEASURED.toSeconds();
    }

    /** How many milliseconds 99 of 100 wait at most. */
    private double arrivals(OfferedFloor floor) {
        server.database().execute("UPDATE complaint SET owner = 1, status = 'resolved' WHERE owner IS NULL");
        server.database().execute(TAKEN);
        server.database()
                .execute("UPDATE agent_floor SET state = CASE WHEN person % 10 = 0 THEN 'ready' ELSE 'busy' END");
        var waits = new ArrayList<Long>();
        for (int i = 0; i < 300; i++) {
            floor.file();
            long answered = System.nanoTime();
            await("offered", () -> server.database()
                    .value("SELECT count(*) FROM offer WHERE offered_at >= '2026-09-28T02:00:00Z' AND answer IS NULL")
                    .equals("1"));
            waits.add(System.nanoTime() - answered);
            server.database().execute(TAKEN);
        }
        var sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "answer to a filing → its offer stored, one after the other, looked at each 5 ms: p50 %.0f ms, p99 %.0f ms, longest %.0f ms%n",
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                Arrays.stream(sorted).max().orElse(0) / 1e6);
        return sorted[sorted.length * 99 / 100] / 1e6;
    }

    private static Matching matching() {
        var policies = server.server().policies();
        var turns = new AgentTurns(() -> new FloorRules(
                policies.inForce().policy().zone(), policies.inForce().policy().dispatch()));
        return new Matching(
                server.connections(),
                turns,
                new Wishes(
                        (member, now) -> true, () -> policies.inForce().policy().zone()),
                policies,
                at -> Set.of(),
                server.clock());
    }
}
