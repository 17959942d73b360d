package hotline.measures.facts;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.feed.WrittenLog;
import hotline.log.reading.LogPosition;
import hotline.log.reading.LogReader;
import hotline.log.reading.LogSpan;
import hotline.loop.TestLoops;
import hotline.measures.RandomHistory;
import hotline.parking.Parking;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Tuple;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Facts that are counted again from the log are those stored, and one that is not is named. */
@ExtendWith(VertxExtension.class)
class FactRecountTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Vertx vertx;
    private TestDatabase stored;
    private Database database;

    @BeforeEach
    void prepare(Vertx vertx) {
        this.vertx = vertx;
        stored = TestDatabase.fresh();
        database = Database.open(vertx, stored.settings());
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(3, log).withJoining().write(150);
        }
        stored.execute("""
                INSERT INTO customer_return (complaint, earlier, within_month, same_matter)
                SELECT id, id - back, true, true
                FROM generate_series(10, 150) AS id, generate_series(1, 8) AS back""");
        await(reader().catchUp());
    }

    @AfterEach
    void end() {
        await(database.close());
        stored.close();
    }

    /** As few events are read together as one complaint may have alone. */
    @Test
    void facts_that_follow_from_the_log_differ_nowhere() throws Exception {
        var result = await(new FactRecount(vertx, database.pool(), ZONE, 7).run());
        assertThat(result.first()).isEmpty();
        assertThat(result.differences()).isZero();
        assertThat(result.complaints()).isEqualTo(150);
        assertThat(result.facts()).isGreaterThan(900);
        assertThat(stored.value("SELECT tx || '-' || id FROM log_position WHERE reader = 'facts'"))
                .isEqualTo(result.upTo().toString());
    }

    @Test
    void what_differs_is_counted_and_named() {
        stored.execute(
                "UPDATE fact SET value = 4 WHERE ctid = (SELECT ctid FROM fact WHERE kind = 9 AND value = 5 LIMIT 1)"
                        + " AND tableoid = (SELECT tableoid FROM fact WHERE kind = 9 AND value = 5 LIMIT 1)");
        stored.execute(
                "UPDATE fact_sum SET n = n + 1 WHERE kind = 20 AND ctid = (SELECT min(ctid) FROM fact_sum WHERE kind = 20)");
        // One that follows another in the end counts nothing, so it lacks nothing either.
        var counted = stored.value(
                "SELECT complaint FROM fact WHERE kind = 1 GROUP BY complaint HAVING sum(n) = 1 AND count(*) = 1 ORDER BY complaint OFFSET 16 LIMIT 1");
        stored.execute("DELETE FROM fact WHERE kind = 1 AND complaint = " + counted);
        var result = await(new FactRecount(vertx, database.pool(), ZONE).run());
        assertThat(result.differences()).isGreaterThanOrEqualTo(5);
        assertThat(result.first())
                .anyMatch(line -> line.startsWith("complaint " + counted + " lacks 1 × received of 2026-"))
                .anyMatch(line -> line.contains("lacks 1 × rated of"))
                .anyMatch(line -> line.contains("has too many: 1 × rated of"))
                .anyMatch(line -> line.startsWith("sum of 2026-") && line.contains("kind 20"));
    }

    /**
     * Two nodes take turns, each batch is cut anywhere, some are rolled back when all is written, and the order of reading
     * is not that of the complaints' events, as where transactions overlap.
     */
    @Test
    void batches_of_two_nodes_in_any_order_and_some_written_in_vain_count_each_event_once() throws Exception {
        stored.execute(
                "TRUNCATE fact, fact_sum, fact_stock, roll_up, branch_roll_up, rolled_up, month_stock, month_stock_place; UPDATE log_position SET tx = '0', id = 0");
        stored.execute("UPDATE event SET tx = (1 + tx::text::bigint % 50 + (id * 7919) % 3)::text::xid8");
        var nodes = List.of(new FactReader(vertx, ZONE), new FactReader(vertx, ZONE));
        var random = new Random(11);
        var events = positions();
        var after = LogPosition.START;
        int next = 0;
        while (next < events.size()) {
            int end = Math.min(events.size(), next + 1 + random.nextInt(90));
            var span = new LogSpan(after, events.get(end - 1), end - next);
            var node = nodes.get(random.nextInt(2));
            if (random.nextInt(4) == 0) {
                assertThat(await(write(node, span, false).otherwise(true))).isTrue();
            } else {
                await(write(node, span, true));
                next = end;
                after = span.upTo();
            }
        }
        var result = await(new FactRecount(vertx, database.pool(), ZONE).run());
        assertThat(result.first()).isEmpty();
        assertThat(result.facts()).isGreaterThan(900);
    }

    private Future<Boolean> write(FactReader node, LogSpan span, boolean isCommitted) {
        return database.pool().withTransaction(transaction -> node.consume(transaction, span)
                .compose(written -> transaction
                        .preparedQuery(
                                "UPDATE log_position SET tx = $1::bigint::text::xid8, id = $2 WHERE reader = 'facts'")
                        .execute(Tuple.of(span.upTo().tx(), span.upTo().id())))
                .compose(moved -> isCommitted
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(new IllegalStateException("the node is killed"))));
    }

    private List<LogPosition> positions() throws SQLException {
        var positions = new ArrayList<LogPosition>();
        try (var connection = stored.connection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT tx::text::bigint, id FROM event ORDER BY event.tx, event.id")) {
            while (rows.next()) {
                positions.add(new LogPosition(rows.getLong(1), rows.getLong(2)));
            }
        }
        return positions;
    }

    private LogReader reader() {
        return new LogReader(
                TestLoops.on(vertx),
                database.pool(),
                new FactReader(vertx, ZONE),
                new Parking(database.pool(), InstantSource.system()));
    }
}
