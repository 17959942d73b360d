package hotline.measures;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.feed.WrittenLog;
import hotline.log.reading.LogReader;
import hotline.loop.TestLoops;
import hotline.measures.MeasureQuery.Only;
import hotline.parking.Parking;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class RollUpTest {
    private TestDatabase stored;
    private Database database;
    private LogReader reader;

    @BeforeEach
    void prepare(Vertx vertx) {
        stored = TestDatabase.fresh();
        database = Database.open(vertx, stored.settings());
        reader = new LogReader(
                TestLoops.on(vertx),
                database.pool(),
                new RollUp(ZoneId.of("Asia/Shanghai")),
                new Parking(database.pool(), java.time.InstantSource.system()));
    }

    @AfterEach
    void end() {
        await(database.close());
        stored.close();
    }

    @Test
    void running_figures_equal_those_recounted_from_the_log() throws SQLException {
        await(reader.start());
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(20260925, log).write(600);
        }
        await(reader.catchUp());
        await(reader.stop());
        var recounted = NaiveCount.of(stored);
        assertThat(days()).isEqualTo(recounted.days);
        assertThat(backlog()).isEqualTo(recounted.backlog);
        assertThat(holding()).isEqualTo(recounted.holding);
        assertThat(recounted.days.keySet())
                .anyMatch(line -> line.endsWith(" closed_satisfied"))
                .anyMatch(line -> line.endsWith(" notices_in_time"));
    }

    @Test
    void figures_recounted_from_the_start_are_the_same() throws SQLException {
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(7, log).write(200);
        }
        await(reader.catchUp());
        var first = days();
        stored.execute(
                "TRUNCATE measure_daily, measure_backlog, measure_unextended, measure_holding; UPDATE log_position SET tx = '0', id = 0");
        await(reader.catchUp());
        assertThat(days()).isEqualTo(first);
    }

    @Test
    void a_migration_finds_the_closings_of_cases_that_were_closed_before() throws Exception {
        stored.execute("""
                INSERT INTO policy_version (id, policy, version, digest, source, installed_at) OVERRIDING SYSTEM VALUE
                VALUES (99, 'p', '1', 'd', E'id: p\\ntime-zone: "Asia/Shanghai" # ours\\n', now());
                INSERT INTO policy_in_force (line_of_business, version, since) VALUES ('freight', 99, now())""");
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(11, log).write(200);
        }
        await(reader.catchUp());
        var counted = days();
        assertThat(counted.keySet()).anyMatch(line -> line.endsWith(" closed_again"));
        stored.execute("UPDATE measure_daily SET closed_again = 0");
        stored.execute(migration()
                .replace("FROM house, complaint c JOIN event e ON e.complaint_id = c.id", "FROM house, event e")
                .replace("c.reopened > 0 AND ", ""));

        assertThat(days()).isEqualTo(counted);
    }

    /** Without the column, which is there. */
    private static String migration() throws Exception {
        var sql = Files.readString(Path.of("src/main/resources/db/migration/V14__closings_and_cases.sql"));
        return sql.substring(sql.indexOf("WITH house AS"));
    }

    @Test
    void the_past_due_of_all_days_is_the_past_due_of_the_backlog() {
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(42, log).write(300);
        }
        await(reader.catchUp());
        assertThat(stored.value("SELECT sum(past_due_change) FROM measure_daily"))
                .isEqualTo(stored.value("SELECT sum(past_due) FROM measure_backlog"));
        assertThat(stored.value("SELECT count(*) FROM measure_backlog WHERE open <= 0 OR past_due < 0"))
                .as("groups without open complaints")
                .isEqualTo("0");
    }

    @Test
    void complaints_past_their_limits_without_extensions_are_counted_at_any_moment() throws SQLException {
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(5, log).write(400);
        }
        await(reader.catchUp());
        var recounted = NaiveCount.of(stored);
        var counted = new TreeMap<Instant, Long>();
        var expected = new TreeMap<Instant, Long>();
        for (int day = 0; day < 90; day++) {
            var midnight = Instant.parse("2026-07-31T16:00:00Z").plus(Duration.ofDays(day));
            counted.put(midnight, pastUnextended(midnight));
            expected.put(midnight, recounted.pastUnextended(midnight));
        }
        assertThat(counted).isEqualTo(expected);
        assertThat(expected.values()).anyMatch(past -> past > 20);
        assertThat(stored.value("SELECT sum(unextended) FROM measure_backlog"))
                .isEqualTo(stored.value("SELECT sum(n) FROM measure_unextended"));
    }

    @Test
    void a_limit_that_an_extension_moves_to_later_today_is_not_past_yet() {
        var noon = Instant.parse("2026-09-28T04:00:00Z");
        try (var log = new WrittenLog(stored)) {
            var data = new JsonObject()
                    .put("type", "delay")
                    .put("severity", "minor")
                    .put("channel", "app")
                    .put("receivedAt", "2026-09-25T08:00:00Z");
            log.event(1, "received", Instant.parse("2026-09-25T08:00:00Z"), data);
            log.event(
                    1,
                    "extension-granted",
                    noon,
                    data.copy()
                            .put("open", true)
                            .put("pastDueBefore", false)
                            .put("pastDueAfter", false)
                            .put("unextendedAfter", "2026-09-28T10:00:00Z"));
            log.commit();
        }
        await(reader.catchUp());
        assertThat(pastUnextended(noon)).isZero();
        assertThat(pastUnextended(Instant.parse("2026-09-28T10:00:00Z"))).isZero();
        assertThat(pastUnextended(Instant.parse("2026-09-28T10:00:01Z"))).isEqualTo(1);
    }

    private long pastUnextended(Instant at) {
        var day = new Period(LocalDate.of(2026, 9, 28), LocalDate.of(2026, 9, 28));
        return await(database.pool().withConnection(connection -> MeasureStore.totals(connection, day, Only.ALL, at)))
                .pastUnextendedAtEnd();
    }

    private Map<String, Integer> holding() throws SQLException {
        var holding = new TreeMap<String, Integer>();
        try (var connection = stored.connection();
                var rows = connection.createStatement().executeQuery("SELECT * FROM measure_holding")) {
            while (rows.next()) {
                var place = "%s %s %s/%s/%s "
                        .formatted(
                                rows.getString("day"),
                                rows.getString("department"),
                                rows.getString("type"),
                                rows.getString("severity"),
                                rows.getString("channel"));
                for (String figure : List.of("cases", "minutes", "late")) {
                    if (rows.getInt(figure) != 0) {
                        holding.put(place + figure, rows.getInt(figure));
                    }
                }
            }
        }
        return holding;
    }

    private Map<String, Integer> days() throws SQLException {
        return figures("measure_daily", "day");
    }

    private Map<String, Integer> backlog() throws SQLException {
        var backlog = figures("measure_backlog", "received_on");
        backlog.keySet().removeIf(line -> line.endsWith(" unextended"));
        return backlog;
    }

    private Map<String, Integer> figures(String table, String day) throws SQLException {
        var figures = new TreeMap<String, Integer>();
        try (var connection = stored.connection();
                var rows = connection.createStatement().executeQuery("SELECT * FROM " + table)) {
            var columns = rows.getMetaData();
            while (rows.next()) {
                var group = "%s %s/%s/%s "
                        .formatted(
                                rows.getString(day),
                                rows.getString("type"),
                                rows.getString("severity"),
                                rows.getString("channel"));
                for (int i = 5; i <= columns.getColumnCount(); i++) {
                    if (rows.getInt(i) != 0) {
                        figures.put(group + columns.getColumnName(i), rows.getInt(i));
                    }
                }
            }
        }
        return figures;
    }
}
