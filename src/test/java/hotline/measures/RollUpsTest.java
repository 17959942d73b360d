package hotline.measures;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
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
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.sql.SQLException;
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
        assertThat(stored.value("SELECT count(*) FROM fact WHERE (tx, id) >= (SELECT tx, id FROM rolled_up)"))
                .as("facts at the last place, which may still get more")
                .isNotEqualTo(stored.value("SELECT count(*) FROM fact"));
        assertThat(await(new FactRecount(vertx, database.pool(), CALENDAR.zone()).run())
                        .first())
                .isEmpty();
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
        assertThat(await(new FactRecount(vertx, database.pool(), CALENDAR.zone()).run())
                        .first())
                .anyMatch(line -> line.startsWith("roll-up of span 2 from 2026-01-01, kind 2, dimension 0"))
                .anyMatch(line -> line.startsWith("roll-up of branches, span 1"));
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
