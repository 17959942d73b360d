package hotline.log.reading;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.Database;
import hotline.feed.WrittenLog;
import hotline.loop.TestLoops;
import hotline.parking.Parking;
import hotline.support.Callers;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class LogReaderTest {
    private static final Instant MONDAY = Instant.parse("2026-09-21T01:00:00Z");

    private Vertx vertx;
    private TestDatabase stored;
    private Database database;
    private Parking parking;
    private final SettableClock clock = new SettableClock(MONDAY);

    @BeforeEach
    void prepare(Vertx vertx) {
        this.vertx = vertx;
        stored = TestDatabase.fresh();
        stored.execute("""
                CREATE TABLE seen (
                    place bigint GENERATED ALWAYS AS IDENTITY, id bigint PRIMARY KEY, complaint bigint, seq int);
                CREATE TABLE tally (complaint bigint PRIMARY KEY, seq int NOT NULL);
                INSERT INTO tally SELECT n, 0 FROM generate_series(0, 49) AS n""");
        database = Database.open(vertx, stored.settings());
        parking = new Parking(database.pool(), clock);
    }

    @AfterEach
    void end() {
        await(database.close());
        stored.close();
    }

    @Test
    void an_event_that_commits_late_is_waited_for_and_not_skipped() {
        var reader = reader(100);
        await(reader.catchUp());
        try (var slow = new WrittenLog(stored);
                var fast = new WrittenLog(stored)) {
            slow.event(1, "received", MONDAY, new JsonObject());
            fast.event(2, "received", MONDAY, new JsonObject()).commit();
            assertThat(await(reader.readOn())).isZero();
            slow.commit();
            assertThat(await(reader.readOn())).isEqualTo(2);
        }
        assertThat(stored.value("SELECT string_agg(complaint::text, ',' ORDER BY place) FROM seen"))
                .isEqualTo("1,2");
    }

    @Test
    void a_failed_consumers_writes_are_undone_and_its_events_are_read_again() {
        try (var log = new WrittenLog(stored)) {
            log.event(1, "received", MONDAY, new JsonObject()).commit();
        }
        var failing = new LogReader(
                TestLoops.on(vertx),
                database.pool(),
                new Copy() {
                    @Override
                    public Future<Void> consume(SqlConnection transaction, LogSpan span) {
                        return super.consume(transaction, span).compose(copied -> Future.failedFuture("crash"));
                    }
                },
                parking);
        assertThatThrownBy(() -> await(failing.catchUp())).hasMessageContaining("crash");
        assertThat(stored.value("SELECT count(*) FROM seen")).isEqualTo("0");
        await(reader(10).catchUp());
        assertThat(stored.value("SELECT count(*) FROM seen")).isEqualTo("1");
    }

    @Test
    void of_two_nodes_one_works_while_the_other_finds_nothing_to_do() throws SQLException {
        await(reader(10).catchUp());
        try (Connection other = stored.connection();
                var log = new WrittenLog(stored)) {
            log.event(1, "received", MONDAY, new JsonObject()).commit();
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT FROM log_position WHERE reader = 'copy' FOR UPDATE");
            assertThat(await(reader(10).readOn())).isZero();
            other.rollback();
            assertThat(await(reader(10).readOn())).isEqualTo(1);
        }
    }

    @Test
    void of_forty_thousand_events_in_overlapping_transactions_none_is_skipped_and_none_comes_twice() throws Exception {
        var first = reader(700);
        var second = reader(900);
        await(Future.join(first.start(), second.start()));
        int events = Callers.atOnce(vertx, 8, 8, seed -> write(new Random(seed), 5_000)).stream()
                .mapToInt(Integer::intValue)
                .sum();
        await(first.catchUp());
        await(Future.join(first.stop(), second.stop()));
        assertThat(stored.value("SELECT count(*) FROM seen")).isEqualTo(Integer.toString(events));
        assertThat(stored.value("SELECT count(*) FROM event WHERE id NOT IN (SELECT id FROM seen)"))
                .isEqualTo("0");
        assertThat(stored.value("""
                        SELECT count(*) FROM (
                            SELECT tx, id, lag(tx) OVER log AS tx_before, lag(id) OVER log AS id_before
                            FROM seen JOIN event USING (id)
                            WINDOW log AS (ORDER BY place)
                        ) AS pair WHERE (tx, id) <= (tx_before, id_before)""")).as("events out of the log's order").isEqualTo("0");
    }

    /** Each transaction locks its complaint before it writes, as the services do; some are long. */
    private int write(Random random, int events) throws SQLException {
        int written = 0;
        try (Connection connection = stored.connection();
                var lock = connection.prepareStatement("SELECT FROM tally WHERE complaint = ? FOR UPDATE");
                var insert = connection.prepareStatement("""
                        WITH mine AS (
                            UPDATE tally SET seq = seq + ? WHERE complaint = ? RETURNING complaint, seq
                        )
                        INSERT INTO event (complaint_id, seq, type, at, actor_kind, internal, data)
                        SELECT complaint, seq - ? + n, 'noted', ?::timestamptz, 'program', true, '{}'
                        FROM mine, generate_series(1, ?) AS n""")) {
            connection.setAutoCommit(false);
            while (written < events) {
                int complaint = random.nextInt(50);
                int size = 1 + random.nextInt(40);
                lock.setLong(1, complaint);
                lock.execute();
                insert.setInt(1, size);
                insert.setLong(2, complaint);
                insert.setInt(3, size);
                insert.setString(4, MONDAY.toString());
                insert.setInt(5, size);
                insert.executeUpdate();
                if (random.nextInt(40) == 0) {
                    connection.createStatement().execute("SELECT pg_sleep(0.2)");
                }
                connection.commit();
                written += size;
            }
        }
        return written;
    }

    private LogReader reader(int batch) {
        return new LogReader(TestLoops.on(vertx), database.pool(), new Copy(), parking, batch);
    }

    /** Writes down the events it gets, in the order of the log. */
    private static class Copy implements LogConsumer {
        @Override
        public String name() {
            return "copy";
        }

        @Override
        public Future<Void> consume(SqlConnection transaction, LogSpan span) {
            return transaction
                    .preparedQuery("""
                            INSERT INTO seen (id, complaint, seq)
                            SELECT id, complaint_id, seq FROM event
                            WHERE (tx, id) > ($1::bigint::text::xid8, $2) AND (tx, id) <= ($3::bigint::text::xid8, $4)
                            ORDER BY tx, id""")
                    .execute(Tuple.of(
                            span.after().tx(),
                            span.after().id(),
                            span.upTo().tx(),
                            span.upTo().id()))
                    .mapEmpty();
        }
    }
}
