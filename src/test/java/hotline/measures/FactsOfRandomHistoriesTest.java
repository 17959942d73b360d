package hotline.measures;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.feed.WrittenLog;
import hotline.log.reading.LogReader;
import hotline.loop.TestLoops;
import hotline.measures.MeasureQuery.Only;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactKind;
import hotline.measures.facts.FactReader;
import hotline.measures.facts.Figure;
import hotline.parking.Parking;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Facts, and the sums kept of them, equal a count that is made in another way. */
@ExtendWith(VertxExtension.class)
class FactsOfRandomHistoriesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<Dimension> JUDGED = List.of(Dimension.TYPE, Dimension.SEVERITY, Dimension.CHANNEL);

    private TestDatabase stored;
    private FactTables tables;
    private Database database;
    private LogReader reader;

    @BeforeEach
    void prepare(Vertx vertx) {
        stored = TestDatabase.fresh();
        tables = new FactTables(stored, JUDGED);
        database = Database.open(vertx, stored.settings());
        reader = new LogReader(
                TestLoops.on(vertx),
                database.pool(),
                new FactReader(vertx, ZONE),
                new Parking(database.pool(), java.time.InstantSource.system()));
    }

    @AfterEach
    void end() {
        await(database.close());
        stored.close();
    }

    @Test
    void facts_equal_an_independent_count_of_random_histories() throws SQLException {
        customersComeBack();
        await(reader.start());
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(20260925, log).withJoining().write(600);
        }
        await(reader.catchUp());
        await(reader.stop());
        var stories = CaseStories.of(stored);
        var counted = NaiveCount.of(stories, JUDGED);
        assertThat(differences(tables.days("fact"), counted.days)).isEmpty();
        assertThat(differences(tables.days("fact_sum"), counted.days)).isEmpty();
        assertThat(tables.backlog()).isEqualTo(counted.backlog);
        assertThat(tables.holding()).isEqualTo(counted.holding);
        var all = Dimension.STORED;
        assertThat(differences(new FactTables(stored, all).days("fact"), NaiveCount.of(stories, all).days))
                .as("by all dimensions together")
                .isEmpty();
        for (Dimension dimension : all) {
            assertThat(stories.all().stream()
                            .map(story -> story.get(story.size() - 1).of().get(dimension))
                            .distinct())
                    .as("codes of %s", dimension)
                    .hasSizeGreaterThan(1);
        }
        assertThat(counted.days.keySet())
                .anyMatch(line -> line.endsWith(" closed_satisfied"))
                .anyMatch(line -> line.endsWith(" first_contact"))
                .anyMatch(line -> line.endsWith(" repeated"))
                .anyMatch(line -> line.endsWith(" notices_in_time"));
    }

    /** The counts that differ, with both numbers. */
    private static List<String> differences(Map<String, Integer> facts, Map<String, Integer> counted) {
        var lines = new TreeSet<>(facts.keySet());
        lines.addAll(counted.keySet());
        return lines.stream()
                .filter(line -> !Objects.equals(facts.get(line), counted.get(line)))
                .map(line -> line + " " + facts.get(line) + " instead of " + counted.get(line))
                .toList();
    }

    /** As if some customers had filed several of the complaints. */
    private void customersComeBack() {
        stored.execute("""
                INSERT INTO customer_return (complaint, earlier, within_month, same_matter)
                SELECT id, id - back, id % 3 = 0, (id + back) % 4 <> 0
                FROM generate_series(10, 600) AS id, generate_series(1, 8) AS back""");
    }

    @Test
    @Tag("F13")
    void complaints_received_are_counted_by_their_last_cause_and_remedy() throws SQLException {
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(13, log).write(300);
        }
        await(reader.catchUp());
        for (String dimension : List.of("cause", "remedy")) {
            var counted = stored.value("""
                    SELECT string_agg(code || ' ' || n, ', ' ORDER BY code) FROM (
                        SELECT %2$s AS code, sum(n) AS n FROM fact AS f WHERE kind = 1 GROUP BY 1 HAVING sum(n) <> 0) s
                    """.formatted(
                            dimension,
                            "coalesce((SELECT code FROM dimension d WHERE d.kind = %d AND d.id = f.%s), '-')"
                                    .formatted(dimension.equals("cause") ? 13 : 16, dimension)));
            var field = dimension.equals("cause") ? "cause" : "remedySought";
            var expected = stored.value("""
                    SELECT string_agg(code || ' ' || n, ', ' ORDER BY code) FROM (
                        SELECT coalesce(last, '-') AS code, count(*) AS n FROM (
                            SELECT coalesce(
                                (SELECT coalesce(e.data -> 'to' ->> '%1$s', '-') FROM event e
                                    WHERE e.complaint_id = r.complaint_id AND e.type = 'coded'
                                        AND (e.data -> 'to' ? '%1$s' OR e.data -> 'from' ? '%1$s')
                                    ORDER BY seq DESC LIMIT 1),
                                r.data ->> '%1$s') AS last
                            FROM event r WHERE r.type = 'received') each_one
                        GROUP BY 1) s
                    """.formatted(field));
            assertThat(counted).as(dimension).isEqualTo(expected).contains("attitude");
        }
    }

    @Test
    void facts_counted_again_from_the_start_are_the_same() throws SQLException {
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(7, log).withJoining().write(200);
        }
        await(reader.catchUp());
        var first = tables.days("fact");
        stored.execute(
                "TRUNCATE fact, fact_sum, fact_stock, roll_up, branch_roll_up, rolled_up, month_stock, month_stock_place; UPDATE log_position SET tx = '0', id = 0");
        await(reader.catchUp());
        assertThat(tables.days("fact")).isEqualTo(first);
    }

    @Test
    void received_less_ended_is_the_open_stock() throws SQLException {
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(42, log).withJoining().write(300);
        }
        await(reader.catchUp());
        for (int month = 8; month <= 11; month++) {
            var of = "day >= '2026-%1$02d-01' AND day < date '2026-%1$02d-01' + interval '1 month'".formatted(month);
            long moved = tables.sum(Figure.RECEIVED, of)
                    + tables.sum(Figure.REOPENED_ENDED, of)
                    - tables.sum(Figure.CLOSINGS, of)
                    - tables.sum(Figure.WITHDRAWN, of)
                    - tables.sum(Figure.NOT_VALID, of);
            long opening = tables.sum(Figure.OPEN, "day < '2026-%02d-01'".formatted(month));
            long closing = tables.sum(Figure.OPEN, "day < date '2026-%02d-01' + interval '1 month'".formatted(month));
            assertThat(opening + moved).as("open at the end of month %d", month).isEqualTo(closing);
        }
        assertThat(tables.sum(Figure.OPEN, "true")).isPositive().isEqualTo(tables.stock(FactKind.OPEN));
        assertThat(tables.sum(Figure.PAST_DUE, "true")).isPositive().isEqualTo(tables.stock(FactKind.PAST_DUE));
        assertThat(stored.value("SELECT count(*) FROM fact_stock WHERE n <= 0 AND kind <> 22"))
                .as("groups without open complaints")
                .isEqualTo("0");
    }

    @Test
    void complaints_past_their_limits_without_extensions_are_counted_at_any_moment() throws SQLException {
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(5, log).write(400);
        }
        await(reader.catchUp());
        var recounted = NaiveLimits.of(CaseStories.of(stored));
        var counted = new TreeMap<Instant, Long>();
        var expected = new TreeMap<Instant, Long>();
        for (int day = 0; day < 90; day++) {
            var midnight = Instant.parse("2026-07-31T16:00:00Z").plus(Duration.ofDays(day));
            counted.put(midnight, pastUnextended(midnight));
            expected.put(midnight, recounted.pastUnextended(midnight));
        }
        assertThat(counted).isEqualTo(expected);
        assertThat(expected.values()).anyMatch(past -> past > 20);
        assertThat(stored.value("SELECT sum(n) FROM fact_stock WHERE kind = 22"))
                .isEqualTo(stored.value("SELECT sum(n) FROM fact WHERE kind = 22"));
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
            var receipt = Instant.parse("2026-09-25T08:00:00Z");
            log.event(1, "received", receipt, WholeEvent.of("received", receipt, data));
            log.event(
                    1,
                    "extension-granted",
                    noon,
                    WholeEvent.of(
                            "extension-granted",
                            noon,
                            data.copy()
                                    .put("open", true)
                                    .put("pastDueBefore", false)
                                    .put("pastDueAfter", false)
                                    .put("unextendedAfter", "2026-09-28T10:00:00Z")));
            log.commit();
        }
        await(reader.catchUp());
        assertThat(pastUnextended(noon)).isZero();
        assertThat(pastUnextended(Instant.parse("2026-09-28T10:00:00Z"))).isZero();
        assertThat(pastUnextended(Instant.parse("2026-09-28T10:00:01Z"))).isEqualTo(1);
    }

    private long pastUnextended(Instant at) {
        var day = new Period(LocalDate.of(2026, 9, 28), LocalDate.of(2026, 9, 28));
        return await(database.pool()
                        .withConnection(connection -> MeasureStore.closings(connection, day, Only.ALL, at, ZONE)))
                .pastUnextendedAtEnd();
    }
}
