package hotline.scenario;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hotline.database.Database;
import hotline.measures.facts.FactRecount;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ladder is climbed exactly once and in time, even if nodes fail: three servers on one database are killed, frozen
 * for longer than they may hold anything, and given a wall clock that jumps by an hour, while 10 000 rungs come due.
 *
 * <p>Lateness is measured by the database's clock alone, twice: as a notice records it, which is when its node had
 * locked the clock and was about to write, and as a reader could first see it, which is after its commit and up to one
 * look of this test later.
 */
@ExtendWith(VertxExtension.class)
@Tag("alone")
class LadderUnderFireTest {
    private static final int RUNGS = 10_000;
    /** Before them, for nodes that have just started to warm up with. */
    private static final int WARM_UP = 1_500;

    private static final Duration COMING_DUE = Duration.ofSeconds(20);
    private static final Duration FROZEN = Duration.ofSeconds(3);
    private static final Duration MOST_PEACE = Duration.ofSeconds(3);
    private static final Duration IN_TIME = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(50);

    /** The only rung of a stage's clock; the freight network itself has no stages. */
    private static final String POLICY = """
            extends: freight-network
            id: under-fire
            version: "1"
            stages:
              only: {name: {zh: 处理, en: handling}, department: customer-service, within: {working-minutes: 60}}
            ladder:
              under-fire: {kind: expediting, clock: stage, when: due, to: department}
            """;

    private final TestDatabase stored = TestDatabase.fresh();
    private final Random chance = new Random(20_191_101);

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private List<ServerProcess> nodes = List.of();

    @BeforeEach
    void start() throws IOException {
        var policy = Files.writeString(folder.resolve("under-fire.yaml"), POLICY);
        var wallClock = Files.writeString(folder.resolve("wall-clock"), "+0");
        assumeTrue(
                ServerProcess.faketime().isPresent() || "true".equals(System.getenv("CI")),
                "libfaketime is not installed, so no node can be told a wrong time");
        var plain = ServerProcess.on(stored.settings(), policy);
        var misled = plain.toldTimeBy(
                ServerProcess.faketime()
                        .orElseThrow(() -> new AssertionError("libfaketime must be installed where CI=true")),
                wallClock);
        nodes = List.of(plain, ServerProcess.on(stored.settings(), policy), misled);
        // The first one alone puts the policy in force.
        plain.start();
        plain.awaitListening();
        nodes.stream().skip(1).forEach(ServerProcess::start);
        nodes.forEach(ServerProcess::awaitListening);
    }

    @AfterEach
    void stop() {
        nodes.forEach(ServerProcess::kill);
        stored.close();
    }

    @Test
    void ten_thousand_rungs_happen_once_and_in_time_though_nodes_die_freeze_and_get_a_wrong_time(Vertx vertx)
            throws IOException {
        fill(0, WARM_UP, Duration.ofSeconds(3));
        await("the first notices are issued", () -> notices() == WARM_UP);
        fill(WARM_UP, RUNGS, COMING_DUE);
        stored.execute("CREATE TABLE seen (notice bigint PRIMARY KEY, at timestamptz NOT NULL)");
        long end = System.nanoTime() + COMING_DUE.plusSeconds(25).toNanos();
        long next = System.nanoTime();
        while (seen() < RUNGS && System.nanoTime() < end) {
            if (System.nanoTime() > next) {
                mischief();
                next = System.nanoTime() + chance.nextLong(MOST_PEACE.toNanos());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        eachHappenedOnce();
        eachIsCountedOnce(vertx);
        var seenLate = percentile("s.at - n.due_at");
        assertThat(seenLate)
                .as("p99 of lateness as seen; as said %s\n%s\n%s", percentile("n.issued_at - n.due_at"), told, course())
                .isLessThanOrEqualTo(IN_TIME);
        assertThat(stored.value("SELECT count(*) FROM notice n JOIN seen s ON s.notice = n.id"
                        + " WHERE n.issued_at < n.due_at OR n.issued_at > s.at"))
                .as("notices that bear a time at which they did not happen")
                .isEqualTo("0");
        System.getLogger("measured")
                .log(
                        System.Logger.Level.INFO,
                        "p99 of lateness as seen {0}, as said {1}",
                        seenLate,
                        percentile("n.issued_at - n.due_at"));
    }

    /** One node at a time, so that two live; the misled one counts as living. */
    private void mischief() throws IOException {
        Files.writeString(
                folder.resolve("wall-clock"), List.of("+3600", "-3600", "+0").get(chance.nextInt(3)));
        if (nodes.stream().allMatch(ServerProcess::isAtWork)) {
            int victim = chance.nextInt(nodes.size());
            if (chance.nextBoolean()) {
                tell("node " + victim + " frozen");
                nodes.get(victim).freezeFor(FROZEN);
            } else {
                tell("node " + victim + " killed");
                nodes.get(victim).kill();
                nodes.get(victim).start();
            }
        }
    }

    private void tell(String mischief) {
        told.add(stored.value("SELECT clock_timestamp()::time(3)") + " " + mischief);
    }

    /** The latest of each second that rungs were due in. */
    private String course() {
        return stored.value("SELECT string_agg(second || ' ' || late, E'\\n' ORDER BY second) FROM (SELECT"
                + " date_trunc('second', n.due_at)::time AS second, max(n.issued_at - n.due_at) || ' seen ' ||"
                + " max(s.at - n.due_at) AS late FROM notice n JOIN seen s ON s.notice = n.id"
                + " GROUP BY 1) AS t");
    }

    private void eachHappenedOnce() {
        var all = Integer.toString(WARM_UP + RUNGS);
        assertThat(stored.value("SELECT count(*) || ' ' || count(DISTINCT complaint_id) FROM notice"))
                .isEqualTo(all + " " + all);
        assertThat(stored.value("SELECT count(*) || ' ' || count(DISTINCT complaint_id) FROM event"
                        + " WHERE type = 'notice-issued' AND data ->> 'rung' = 'under-fire'"))
                .isEqualTo(all + " " + all);
        assertThat(stored.value(
                        "SELECT count(*) || ' ' || count(DISTINCT complaint_id) FROM event WHERE type = 'overdue'"))
                .isEqualTo(all + " " + all);
        assertThat(stored.value("SELECT count(*) FROM notice n FULL JOIN event e ON e.complaint_id = n.complaint_id"
                        + " AND e.type = 'notice-issued' AND e.data ->> 'number' = n.number"
                        + " WHERE (n.id IS NULL AND e.type = 'notice-issued') OR (n.id IS NOT NULL AND e.id IS NULL)"))
                .as("notices without event and events without notice")
                .isEqualTo("0");
        assertThat(stored.value("SELECT count(*) FROM complaint c WHERE"
                        + " c.last_seq <> 1 + (SELECT count(*) FROM event e WHERE e.complaint_id = c.id)"
                        + " OR c.notices <> (SELECT count(*) FROM notice n WHERE n.complaint_id = c.id)"))
                .as("complaints with a gap in their log or numbering")
                .isEqualTo("0");
    }

    /** The nodes also take turns in counting facts, and were killed and frozen while they did. */
    private void eachIsCountedOnce(Vertx vertx) {
        await("all notices are counted", () -> stored.value("SELECT coalesce(sum(n), 0) FROM fact WHERE kind = 11")
                .equals(Integer.toString(WARM_UP + RUNGS)));
        var database = Database.open(vertx, stored.settings());
        try {
            var audit = await(new FactRecount(vertx, database.pool(), ZoneId.of("Asia/Shanghai")).run());
            assertThat(audit.first()).isEmpty();
            assertThat(audit.complaints()).isEqualTo(WARM_UP + RUNGS);
        } finally {
            await(database.close());
        }
    }

    /** Complaints received three days ago with stages' limits that pass one after the other from a second on. */
    private void fill(int after, int many, Duration within) {
        stored.execute("INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant,"
                + " phone, description, type, severity, confidence, reasons, judged_by, status, received_at, due_at,"
                + " original_due_at, last_seq) SELECT " + after + " + n, 'F-' || " + after + " + n,"
                + " (SELECT max(id) FROM policy_version), 'hotline', 'external', 'zh', '李娜', '+8613812345678',"
                + " '少了一件', 'delay', 'minor', 1, '[]', 'person', 'received', now() - interval '3 days', at, at, 1"
                + " FROM generate_series(1, " + many + ") n,"
                + " LATERAL (SELECT now() + interval '1 second' + n * interval '" + within.toNanos() / 1_000 / many
                + " microseconds' AS at) AS due");
        stored.execute("INSERT INTO sla_clock (complaint_id, kind, state, department, stage, started_at,"
                + " original_due_at, due_at, counted_due_at, unextended_due_at, next_action_at) SELECT id, 'stage',"
                + " 'running', 'customer-service', 'only', received_at, due_at, due_at, due_at, due_at, due_at"
                + " FROM complaint WHERE id > " + after);
    }

    private int notices() {
        return Integer.parseInt(stored.value("SELECT count(*) FROM notice"));
    }

    /** How many rungs a reader can see now. */
    private int seen() {
        return Integer.parseInt(stored.value("WITH fresh AS (INSERT INTO seen SELECT id, clock_timestamp() FROM notice"
                + " WHERE complaint_id > " + WARM_UP
                + " AND NOT EXISTS (SELECT FROM seen WHERE notice = notice.id) RETURNING 1)"
                + " SELECT (SELECT count(*) FROM seen) + (SELECT count(*) FROM fresh)"));
    }

    private Duration percentile(String lateness) {
        var seconds = stored.value("SELECT percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM " + lateness
                + ")) FROM notice n JOIN seen s ON s.notice = n.id");
        return Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1_000));
    }
}
