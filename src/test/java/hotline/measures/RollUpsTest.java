package hotline.measures;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.failure.Expected;
import hotline.feed.WrittenLog;
import hotline.log.reading.LogReader;
import hotline.loop.TestLoops;
import hotline.measures.breakdown.Breakdown.Row;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.breakdown.Breakdowns;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.breakdown.MeasureValue;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactReader;
import hotline.measures.facts.FactRecount;
import hotline.measures.facts.RollUps;
import hotline.network.NetworkMap;
import hotline.parking.Parking;
import hotline.regulation.PolicyFile;
import hotline.sla.WorkingCalendar;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sums of months, years and all time, with any part of the facts added to them. */
@ExtendWith(VertxExtension.class)
class RollUpsTest {
    private static final WorkingCalendar CALENDAR =
            PolicyFile.read(PolicyFile.FREIGHT_NETWORK).dueTimes().calendar();
    private static final Period QUARTER = new Period(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 10, 31));
    private static final Set<Measure> STOCKS = EnumSet.of(Measure.OPEN, Measure.PAST_DUE);
    private static final Set<Measure> SUMMED = EnumSet.of(
            Measure.RECEIVED,
            Measure.CLOSINGS,
            Measure.CASES,
            Measure.REOPENED,
            Measure.BREACHED,
            Measure.SATISFACTION,
            Measure.CALLBACK_ATTEMPTS,
            Measure.HOLDING_TIME,
            Measure.OPEN,
            Measure.PAST_DUE);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T04:00:00Z"));
    private Vertx vertx;
    private TestDatabase stored;
    private Database database;
    private Breakdowns breakdowns;
    private LogReader reader;
    private RollUps rollUps;

    @BeforeEach
    void prepare(Vertx from) {
        vertx = from;
        stored = TestDatabase.fresh();
        database = Database.open(vertx, stored.settings());
        var parking = new Parking(database.pool(), clock);
        breakdowns = new Breakdowns(vertx, database.pool(), parking, () -> CALENDAR, () -> NetworkMap.EMPTY, clock);
        reader = new LogReader(TestLoops.on(vertx), database.pool(), new FactReader(vertx, CALENDAR.zone()), parking);
        rollUps = new RollUps(TestLoops.on(vertx), database.pool(), 700);
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(20261130, log).write(300);
        }
        await(reader.catchUp());
    }

    @AfterEach
    void end() {
        await(database.close());
        stored.close();
    }

    @Test
    void sums_of_months_are_those_of_their_days_at_any_point_of_adding() throws SQLException {
        var dimensions = List.of(Dimension.values());
        int stretches = 0;
        boolean isMore;
        do {
            var dimension = dimensions.get(stretches % dimensions.size());
            sumsAreThoseOfDays(Optional.of(dimension), Map.of());
            sumsAreThoseOfDays(Optional.of(Dimension.BRANCH), Map.of(Dimension.SEVERITY, "minor"));
            stocksAreThoseOfFacts(dimension);
            isMore = await(rollUps.addSome());
            stretches++;
        } while (isMore);
        assertThat(stretches).isGreaterThan(3);
        for (Dimension dimension : dimensions) {
            sumsAreThoseOfDays(Optional.of(dimension), Map.of());
        }
        sumsAreThoseOfDays(Optional.empty(), Map.of());
        sumsAreThoseOfDays(Optional.empty(), Map.of(Dimension.CHANNEL, "app"));
        sumsAreThoseOfDays(Optional.of(Dimension.BRANCH), Map.of(Dimension.TYPE, "delay"));
        sumsAreThoseOfDays(Optional.of(Dimension.TYPE), Map.of(Dimension.SEVERITY, "minor"));
        sumsAreThoseOfDays(Optional.of(Dimension.HUB), Map.of(Dimension.CHANNEL, "app"));
        sumsAreThoseOfDays(Optional.of(Dimension.OUTCOME), Map.of(Dimension.REGION, "EC"));
        sumsAreThoseOfDays(Optional.empty(), Map.of(Dimension.CHANNEL, "app", Dimension.TYPE, "delay"));
        assertThat(stored.value("SELECT count(*) FROM fact WHERE (tx, id) >= (SELECT tx, id FROM rolled_up)"))
                .as("facts at the last place, which may still get more")
                .isNotEqualTo(stored.value("SELECT count(*) FROM fact"));
        assertThat(await(new FactRecount(vertx, database.pool(), CALENDAR.zone()).run())
                        .first())
                .isEmpty();
    }

    /** One node of two, with its own connections. */
    private record Node(Database database, LogReader reader, RollUps rollUps) {
        static Node of(Vertx vertx, TestDatabase stored, SettableClock clock) {
            var database = Database.open(vertx, stored.settings());
            var loops = TestLoops.on(vertx);
            var parking = new Parking(database.pool(), clock);
            return new Node(
                    database,
                    new LogReader(loops, database.pool(), new FactReader(vertx, CALENDAR.zone()), parking),
                    new RollUps(loops, database.pool(), 100));
        }

        /** A try that may be cut off at any moment. */
        Future<Boolean> some() {
            return reader.catchUp().compose(caughtUp -> rollUps.addSome()).otherwise(true);
        }
    }

    @Test
    void two_nodes_whose_connections_are_killed_count_and_add_each_fact_once() {
        var nodes = List.of(Node.of(vertx, stored, clock), Node.of(vertx, stored, clock));
        for (int chunk = 0; chunk < 8; chunk++) {
            receivedAndClosed(10_000 + 100 * chunk);
            var tries = nodes.stream().map(Node::some).toList();
            if (chunk % 2 == 0) {
                await(tries.get(chunk / 2 % 2));
            }
            stored.endSessions();
            await(Future.join(tries));
        }
        await("both have caught up", () -> nodes.stream().noneMatch(node -> await(node.some())));
        assertThat(stored.value("SELECT sum(n)::text FROM fact WHERE kind = 1 AND complaint >= 10000"))
                .isEqualTo("800");
        assertThat(stored.value("SELECT (count(*) > 0)::text FROM roll_up")).isEqualTo("true");
        var pool = nodes.get(0).database().pool();
        assertThat(await(new FactRecount(vertx, pool, CALENDAR.zone()).run()).first())
                .isEmpty();
        nodes.forEach(node -> await(node.database().close()));
    }

    private void receivedAndClosed(long first) {
        try (var log = new WrittenLog(stored)) {
            for (long id = first; id < first + 100; id++) {
                var at = Instant.parse("2026-08-03T02:00:00Z").plus(Duration.ofHours(id % 1_900));
                var data = new JsonObject()
                        .put("type", "delay")
                        .put("severity", "minor")
                        .put("channel", "app")
                        .put("receivedAt", at.toString());
                var end = data.copy()
                        .put("onTime", true)
                        .put("onTimeUnextended", true)
                        .put("pastDue", false)
                        .put("workingMinutes", 60);
                log.event(id, "received", at, WholeEvent.of("received", at, data));
                log.event(id, "closed", at.plusSeconds(3_600), WholeEvent.of("closed", at, end));
            }
            log.commit();
        }
    }

    /** Also of this month up to today, and from the middle of a month. */
    @Test
    void years_and_parts_of_months_are_the_sums_of_their_days() {
        await(rollUps.addSome());
        clock.set(Instant.parse("2027-01-15T04:00:00Z"));
        var longPeriod = new Period(LocalDate.of(2025, 12, 10), LocalDate.of(2027, 1, 15));
        var months = sums(asked(longPeriod, Interval.MONTH, Optional.of(Dimension.TYPE), Map.of()));
        assertThat(sums(asked(longPeriod, Interval.WHOLE, Optional.of(Dimension.TYPE), Map.of())))
                .isEqualTo(months);
        clock.set(Instant.parse("2026-09-20T04:00:00Z"));
        var untilToday = new Period(LocalDate.of(2026, 8, 12), LocalDate.of(2026, 9, 20));
        assertThat(sums(asked(untilToday, Interval.WHOLE, Optional.of(Dimension.BRANCH), Map.of())))
                .isEqualTo(sums(asked(untilToday, Interval.DAY, Optional.of(Dimension.BRANCH), Map.of())));
    }

    @Test
    void a_kept_sum_that_is_wrong_is_found() {
        while (await(rollUps.addSome())) {}
        stored.execute("UPDATE roll_up SET n = n + 1 WHERE span = 2 AND kind = 2 AND dimension = 0");
        stored.execute("DELETE FROM branch_roll_up WHERE span = 1 AND kind = 1");
        stored.execute("UPDATE month_stock SET n = n + 1 WHERE month = '2026-10-01' AND kind = 20");
        assertThat(await(new FactRecount(vertx, database.pool(), CALENDAR.zone()).run())
                        .first())
                .anyMatch(line -> line.startsWith("roll-up of span 2 from 2026-01-01, kind 2, dimension 0"))
                .anyMatch(line -> line.startsWith("roll-up of branches, span 1"));
        assertThat(await(new FactRecount(vertx, database.pool(), CALENDAR.zone()).run())
                        .differences())
                .isGreaterThan(Long.parseLong(
                        stored.value("SELECT count(*) FROM month_stock WHERE month = '2026-10-01' AND kind = 20")));
    }

    /** At the end of each month, and on the eve of the first, of complaints that two dimensions limit. */
    private void stocksAreThoseOfFacts(Dimension split) {
        var only = split == Dimension.CHANNEL ? Dimension.TYPE : Dimension.CHANNEL;
        var code = only == Dimension.TYPE ? "delay" : "app";
        var limits = Map.of(only, code, Dimension.LANGUAGE, "zh");
        var query = new BreakdownQuery(STOCKS, QUARTER, Interval.MONTH, Optional.of(split), limits, Set.of());
        var found = await(breakdowns.of(query)).asked();
        for (var month : Interval.MONTH.parts(QUARTER)) {
            assertThat(found.rows().stream()
                            .filter(row -> row.period().equals(month))
                            .mapToLong(row ->
                                    Expected.in(row.values(), Measure.OPEN).counted())
                            .sum())
                    .as("open at the end of %s by %s", month, split)
                    .isEqualTo(openAt(month.to(), only, code));
        }
        assertThat(found.balance().opening()).isEqualTo(openAt(QUARTER.from().minusDays(1), only, code));
        assertThat(openAt(QUARTER.to(), only, code)).isPositive();
    }

    private long openAt(LocalDate day, Dimension only, String code) {
        return Long.parseLong(
                stored.value("SELECT coalesce(sum(n), 0) FROM fact WHERE kind = 20 AND day <= '" + day + "' AND "
                        + only.column() + " = (SELECT id FROM dimension WHERE kind = " + only.code() + " AND code = '"
                        + code + "') AND "
                        + "language = (SELECT id FROM dimension WHERE kind = " + Dimension.LANGUAGE.code()
                        + " AND code = 'zh')"));
    }

    private void sumsAreThoseOfDays(Optional<Dimension> split, Map<Dimension, String> only) {
        var days = sums(asked(QUARTER, Interval.DAY, split, only));
        assertThat(sums(asked(QUARTER, Interval.WHOLE, split, only)))
                .as("by %s of %s", split, only)
                .isEqualTo(days);
        assertThat(sums(asked(QUARTER, Interval.MONTH, split, only)))
                .as("months by %s of %s", split, only)
                .isEqualTo(days);
    }

    private List<Row> asked(Period period, Interval interval, Optional<Dimension> split, Map<Dimension, String> only) {
        var query = new BreakdownQuery(SUMMED, period, interval, split, only, Set.of());
        var asked = await(breakdowns.of(query)).asked();
        return asked.rows().isEmpty()
                ? List.of(new Row(Optional.empty(), Optional.empty(), period, asked.total()))
                : asked.rows();
    }

    /** By code and measure; of stocks, the number at the end. */
    private static Map<String, List<Long>> sums(List<Row> rows) {
        var sums = new TreeMap<String, List<Long>>();
        var end = rows.stream().map(row -> row.period().to()).max(LocalDate::compareTo);
        for (Row row : rows) {
            row.values().forEach((measure, value) -> {
                if (!STOCKS.contains(measure) || row.period().to().equals(end.orElseThrow())) {
                    sums.merge(row.code().orElse("-") + " " + measure.code(), numbers(value), RollUpsTest::plus);
                }
            });
        }
        sums.values().removeIf(numbers -> numbers.equals(List.of(0L, 0L)));
        return sums;
    }

    private static List<Long> numbers(MeasureValue value) {
        return List.of(value.counted(), value.of().orElse(0));
    }

    private static List<Long> plus(List<Long> one, List<Long> other) {
        return List.of(one.get(0) + other.get(0), one.get(1) + other.get(1));
    }
}
