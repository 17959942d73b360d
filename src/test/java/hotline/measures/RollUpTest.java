package hotline.measures;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.feed.LogReader;
import hotline.feed.WrittenLog;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollUpTest {
    private final Vertx vertx = Vertx.vertx();
    private TestDatabase stored;
    private LogReader reader;

    @BeforeEach
    void prepare() {
        stored = TestDatabase.fresh();
        var database = Database.open(vertx, stored.settings());
        reader = new LogReader(vertx, database.pool(), new RollUp(ZoneId.of("Asia/Shanghai")));
    }

    @AfterEach
    void end() {
        await(vertx.close());
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
        assertThat(recounted.days.keySet())
                .anyMatch(line -> line.endsWith(" closed_satisfied"))
                .anyMatch(line -> line.endsWith(" notices_in_time"));
    }

    @Test
    void figures_counted_again_from_the_start_are_the_same() throws SQLException {
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(7, log).write(200);
        }
        await(reader.catchUp());
        var first = days();
        stored.execute("TRUNCATE measure_daily, measure_backlog; UPDATE log_position SET tx = '0', id = 0");
        await(reader.catchUp());
        assertThat(days()).isEqualTo(first);
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
                .as("groups that nothing is open in")
                .isEqualTo("0");
    }

    private Map<String, Integer> days() throws SQLException {
        return figures("measure_daily", "day");
    }

    private Map<String, Integer> backlog() throws SQLException {
        return figures("measure_backlog", "received_on");
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

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
