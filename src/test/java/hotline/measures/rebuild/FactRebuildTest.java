package hotline.measures.rebuild;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.feed.WrittenLog;
import hotline.log.reading.LogReader;
import hotline.loop.TestLoops;
import hotline.measures.RandomHistory;
import hotline.measures.facts.FactReader;
import hotline.measures.facts.FactRecount;
import hotline.measures.facts.RollUps;
import hotline.parking.Parking;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Facts that were counted again by parts are those that the reader of the log had counted, each at the same place. */
@ExtendWith(VertxExtension.class)
class FactRebuildTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String EMPTY =
            "TRUNCATE fact, fact_sum, fact_stock, roll_up, branch_roll_up, rolled_up, month_stock, month_stock_place; DELETE FROM log_position WHERE reader = 'facts'";
    private static final String FACTS = """
            SELECT md5(string_agg(line, ';' ORDER BY line)) FROM (
                SELECT (tx, id, complaint, kind, day, received_on, value, flags, variant, type, severity, channel, branch, hub, region,
                    agent, department, cause, remedy, sum(n))::text AS line
                FROM fact
                GROUP BY tx, id, complaint, kind, day, received_on, value, flags, variant, type, severity, channel, branch, hub, region,
                    agent, department, cause, remedy
                HAVING sum(n) <> 0) AS lines""";

    private static final String WITHOUT_AUGUST =
            "DROP TABLE fact_next_2026_08; DELETE FROM fact_rebuild_part WHERE stage = 3 AND first = 202608";
    private static final String MAKE_AUGUST = """
            CREATE TABLE fact_next_2026_08 PARTITION OF fact_next FOR VALUES FROM ('2026-08-01') TO ('2026-09-01');
            INSERT INTO fact_rebuild_part (stage, first, last) VALUES (3, 202608, 202608)""";

    private Vertx vertx;
    private TestDatabase stored;
    private Database database;
    private Parking parking;
    private LogReader reader;

    @BeforeEach
    void prepare(Vertx from) {
        vertx = from;
        stored = TestDatabase.fresh();
        database = Database.open(vertx, stored.settings());
        parking = new Parking(database.pool(), InstantSource.system());
        reader = new LogReader(TestLoops.on(vertx), database.pool(), new FactReader(vertx, ZONE), parking);
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(29, log).write(150);
        }
        stored.execute("""
                INSERT INTO customer_return (complaint, earlier, within_month, same_matter)
                SELECT id, id - back, true, true
                FROM generate_series(10, 150) AS id, generate_series(1, 8) AS back""");
        // As where transactions overlap: a complaint's events are not always read in their order.
        // Counted from the first one, so that the log's ends are the same however many transactions went before.
        stored.execute("""
                UPDATE event SET tx = (1 + nth / 9 + (id * 7919) % 3)::text::xid8
                FROM (SELECT tx AS was, row_number() OVER (ORDER BY tx) AS nth FROM event GROUP BY tx) AS transactions
                WHERE tx = was""");
        await(reader.catchUp());
    }

    @AfterEach
    void end() {
        await(database.close());
        stored.close();
    }

    @Test
    void facts_are_counted_again_next_to_those_that_are_read() {
        var counted = stored.value(FACTS);
        var rollUps = new RollUps(TestLoops.on(vertx), database.pool());
        while (await(rollUps.addSome())) {}
        stored.execute(
                "UPDATE fact SET value = value + 1 WHERE kind = 9; UPDATE fact_sum SET n = 7; DELETE FROM fact WHERE kind = 2");
        var wrong = stored.value(FACTS);
        assertThat(await(FactRebuild.begin(database.pool()))).isTrue();
        assertThat(await(FactRebuild.begin(database.pool()))).as("begun again").isFalse();
        var node = node();
        await(node.round());
        assertThat(stored.value(FACTS)).as("until the new ones are whole").isEqualTo(wrong);
        laterEvents();
        await(reader.catchUp());
        finish(node);
        assertThat(stored.value(FACTS)).isEqualTo(counted);
        await(reader.catchUp());
        while (await(rollUps.addSome())) {}
        differsNowhere();
    }

    /** Nothing is read at the same time: the reader continues where the parts end. */
    @Test
    void a_long_log_is_counted_by_parts_where_nothing_is_counted_yet() {
        var counted = stored.value(FACTS);
        stored.execute(EMPTY);
        var node = node();
        assertThat(await(node.begin(database.pool(), 1_000_000)))
                .as("a short log")
                .isFalse();
        assertThat(await(node.begin(database.pool(), 100))).isTrue();
        await(reader.start());
        assertThat(stored.value("SELECT count(*) FROM fact")).isEqualTo("0");
        finish(node);
        await(reader.catchUp());
        await(reader.stop());
        assertThat(stored.value(FACTS)).isEqualTo(counted);
        differsNowhere();
    }

    /** A connection is cut when a part is nearly done, and in the middle of the end, as when a process is killed. */
    @Test
    void a_part_that_was_cut_off_is_done_by_another_node() {
        var counted = stored.value(FACTS);
        stored.execute("""
                CREATE SEQUENCE cuts;
                CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF nextval('cuts') % 3 > 0 THEN
                        PERFORM pg_terminate_backend(pg_backend_pid());
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER cut BEFORE UPDATE ON fact_rebuild_part FOR EACH ROW EXECUTE FUNCTION cut();
                CREATE TRIGGER cut BEFORE TRUNCATE ON fact_stock EXECUTE FUNCTION cut()""");
        assertThat(await(FactRebuild.begin(database.pool()))).isTrue();
        int cut = 0;
        for (int round = 0; !isOver() && round < 50; round++) {
            cut += await(node().round().map(0).otherwise(1));
        }
        assertThat(cut).isGreaterThan(3);
        assertThat(stored.value(FACTS)).isEqualTo(counted);
        differsNowhere();
    }

    @Test
    void an_event_that_can_not_be_counted_is_parked_and_counted_once_it_can_be() {
        var counted = stored.value(FACTS);
        stored.execute(EMPTY);
        stored.execute("""
                UPDATE event SET data = jsonb_set(data, '{score}', '"many"')
                WHERE (tx, id) = (SELECT tx, id FROM event WHERE type = 'rated' ORDER BY event.tx, event.id LIMIT 1)""");
        var node = node();
        assertThat(await(node.begin(database.pool(), 100))).isTrue();
        finish(node);
        assertThat(stored.value("SELECT place || ' ' || event FROM parked")).isEqualTo("log-facts rated");
        assertThat(stored.value(FACTS)).isNotEqualTo(counted);
        differsNowhere();
    }

    /** Since the old facts have it and the new ones lack it. */
    @Test
    void an_event_that_is_mended_during_the_counting_is_counted_again_afterwards() {
        stored.execute("""
                INSERT INTO parked (place, item, reason, tries, failed_at, tried_at)
                SELECT 'log-facts', tx || '-' || id, 'test', 3, now(), now() FROM event WHERE type = 'rated' LIMIT 1""");
        assertThat(await(FactRebuild.begin(database.pool()))).isTrue();
        stored.execute("DELETE FROM parked");
        finish(node());
        assertThat(stored.value("SELECT event || ' ' || reason FROM parked"))
                .isEqualTo("rated IllegalStateException: it is counted once more");
    }

    /** It would find the new tables empty. */
    @Test
    void the_new_facts_wait_for_a_reader_of_an_earlier_moment() throws SQLException {
        assertThat(await(FactRebuild.begin(database.pool()))).isTrue();
        var node = node();
        try (var earlier = stored.connection()) {
            earlier.setAutoCommit(false);
            earlier.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            earlier.createStatement().execute("SELECT 1 FROM complaint");
            while (stored.value("SELECT ready_at IS NULL FROM fact_rebuild").equals("t")) {
                await(node.round());
            }
            await(node.round());
            assertThat(stored.value("SELECT count(*) FROM fact_rebuild")).isEqualTo("1");
        }
        finish(node);
        differsNowhere();
    }

    /** As of days before the first event in the log's order, or after its last. */
    @Test
    void a_month_that_two_parts_lack_at_once_is_made_once() throws Exception {
        var counted = stored.value(FACTS);
        assertThat(await(FactRebuild.begin(database.pool()))).isTrue();
        stored.execute(WITHOUT_AUGUST);
        try (var other = stored.connection()) {
            other.setAutoCommit(false);
            other.createStatement().execute(MAKE_AUGUST);
            var round = node().round();
            while (stored.value(
                            "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted AND relation = 'fact_next'::regclass")
                    .equals("f")) {
                assertThat(round.isComplete()).isFalse();
            }
            other.commit();
            await(round);
        }
        finish(node());
        assertThat(stored.value(FACTS)).isEqualTo(counted);
        differsNowhere();
    }

    private FactRebuild node() {
        return new FactRebuild(TestLoops.on(vertx), database.pool(), parking, ZONE, 2, 40);
    }

    private void finish(FactRebuild node) {
        while (!isOver()) {
            await(node.round());
        }
    }

    private boolean isOver() {
        return stored.value("SELECT count(*) FROM fact_rebuild").equals("0");
    }

    private void laterEvents() {
        try (var log = new WrittenLog(stored)) {
            log.complaint(200, "SH001", Instant.parse("2026-11-02T03:00:00Z"), Instant.parse("2026-11-09T10:00:00Z"))
                    .commit();
        }
    }

    private void differsNowhere() {
        var result = await(new FactRecount(vertx, database.pool(), ZONE).run());
        assertThat(result.first()).isEmpty();
        assertThat(result.complaints()).isEqualTo(150);
    }
}
