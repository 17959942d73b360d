package hotline.measures;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hotline.database.Database;
import hotline.failure.Failure;
import hotline.feed.WrittenLog;
import hotline.log.reading.LogReader;
import hotline.loop.TestLoops;
import hotline.measures.breakdown.Breakdown.Row;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.breakdown.Breakdowns;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.breakdown.MeasureValue;
import hotline.measures.comparison.Baseline.Wanted;
import hotline.measures.comparison.Charts;
import hotline.measures.comparison.Charts.ChartQuery;
import hotline.measures.comparison.ComparisonQuery;
import hotline.measures.comparison.Comparisons;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactReader;
import hotline.measures.facts.RollUps;
import hotline.measures.statistics.Funnel.Compared;
import hotline.measures.statistics.Share;
import hotline.network.NetworkMap;
import hotline.once.Once;
import hotline.parking.Parking;
import hotline.regulation.PolicyFile;
import hotline.sla.WorkingCalendar;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Members are compared by the numbers that breakdowns show. */
@ExtendWith(VertxExtension.class)
class ComparisonTest {
    private static final WorkingCalendar CALENDAR =
            PolicyFile.read(PolicyFile.FREIGHT_NETWORK).dueTimes().calendar();
    private static final Period PERIOD = new Period(LocalDate.of(2026, 8, 17), LocalDate.of(2026, 10, 4));
    private static final int FEWEST = 5;
    private static final List<Measure> SHARES = Arrays.stream(Measure.values())
            .filter(measure -> measure.way() == Measure.Way.SHARE)
            .toList();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T04:00:00Z"));
    private TestDatabase stored;
    private Database database;
    private Breakdowns breakdowns;
    private Comparisons comparisons;
    private RollUps rollUps;

    @BeforeEach
    void prepare(Vertx vertx) {
        stored = TestDatabase.fresh();
        database = Database.open(vertx, stored.settings());
        var parking = new Parking(database.pool(), clock);
        breakdowns = new Breakdowns(vertx, database.pool(), parking, () -> CALENDAR, () -> NetworkMap.EMPTY, clock);
        comparisons = new Comparisons(vertx, database.pool(), breakdowns, parking, () -> FEWEST, clock);
        rollUps = new RollUps(TestLoops.on(vertx), database.pool(), 900);
        var reader =
                new LogReader(TestLoops.on(vertx), database.pool(), new FactReader(vertx, CALENDAR.zone()), parking);
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(20261129, log).write(800);
        }
        await(reader.catchUp());
    }

    @AfterEach
    void end() {
        await(database.close());
        stored.close();
    }

    @Test
    @Tag("K10")
    void each_member_has_the_numbers_of_the_breakdown_and_no_number_is_lost() {
        for (Dimension by : ComparisonQuery.members(Measure.SATISFACTION)) {
            membersHaveTheNumbersOfTheBreakdown(by, SHARES);
        }
        while (await(rollUps.addSome())) {
            membersHaveTheNumbersOfTheBreakdown(Dimension.BRANCH, List.of(Measure.ON_TIME));
        }
        for (Dimension by : List.of(Dimension.BRANCH, Dimension.HUB)) {
            membersHaveTheNumbersOfTheBreakdown(by, List.of(Measure.ON_TIME, Measure.ON_TIME_UNEXTENDED));
        }
    }

    private void membersHaveTheNumbersOfTheBreakdown(Dimension by, List<Measure> measures) {
        var rows = rows(by);
        for (Measure measure : measures) {
            var expected = new HashMap<String, Share>();
            rows.forEach(row -> row.code()
                    .ifPresent(code -> expected.put(code, share(row.values().get(measure)))));
            expected.values().removeIf(share -> share.whole() == 0);
            var funnel = await(comparisons.of(new ComparisonQuery(measure, by, PERIOD, Map.of())))
                    .funnel();
            var seen = new HashMap<String, Share>();
            funnel.compared().forEach(one -> seen.put(one.member(), one.share()));
            var enough = new HashMap<>(expected);
            // Of people nothing is said below 30.
            int fewest = by == Dimension.AGENT ? 30 : FEWEST;
            enough.values().removeIf(share -> share.whole() < fewest);
            assertThat(seen).as("%s by %s", measure, by).isEqualTo(enough);
            assertThat(funnel.centre()).isEqualTo(expected.values().stream().reduce(Share.NONE, Share::plus));
            var tooFew = new HashSet<>(expected.keySet());
            tooFew.removeAll(seen.keySet());
            assertThat(funnel.tooFew()).as("%s by %s", measure, by).containsAll(tooFew);
        }
    }

    @Test
    void what_the_cases_of_all_members_lead_to_expect_is_what_all_have() {
        var query = new ComparisonQuery(Measure.SATISFACTION, Dimension.DEPARTMENT, PERIOD, Map.of());
        var funnel = await(comparisons.of(query)).funnel();
        assertThat(funnel.tooFew()).isEmpty();
        assertThat(funnel.compared())
                .hasSizeGreaterThan(2)
                .allSatisfy(one -> assertThat(one.mix().ratio()).isPositive());
        assertThat(funnel.compared().stream()
                        .mapToDouble(one -> one.mix().expected())
                        .sum())
                .isCloseTo(
                        (double) funnel.compared().stream()
                                .map(Compared::share)
                                .mapToLong(Share::part)
                                .sum(),
                        within(1e-6));
    }

    @Test
    void two_members_have_the_numbers_that_they_have_among_all() {
        var query = new ComparisonQuery(Measure.SATISFACTION, Dimension.DEPARTMENT, PERIOD, Map.of());
        var funnel = await(comparisons.of(query)).funnel();
        var one = funnel.compared().get(0);
        var other = funnel.compared().get(1);
        var two = await(comparisons.two(query, one.member(), other.member()));
        assertThat(two.one()).isEqualTo(one.share());
        assertThat(two.other()).isEqualTo(other.share());
        assertThat(two.pair()).get().satisfies(pair -> {
            assertThat(pair.low()).isLessThan(pair.one() - pair.other());
            assertThat(pair.high()).isGreaterThan(pair.one() - pair.other());
        });
        assertThatThrownBy(() -> await(comparisons.two(query, one.member(), "no-such-unit")))
                .isInstanceOf(Failure.Invalid.class);
    }

    @Test
    void a_baseline_keeps_its_counts_when_its_days_are_corrected_and_is_replaced_once() {
        stored.execute("INSERT INTO person (login, name, role, password_hash, created_at)"
                + " VALUES ('head', '林主管', 'supervisor', '-', now())");
        long person = Long.parseLong(stored.value("SELECT max(id) FROM person"));
        var charts = new Charts(database.pool(), breakdowns, clock);
        var days = new Period(LocalDate.of(2026, 8, 3), LocalDate.of(2026, 10, 11));
        var wanted = new Wanted("夏季", Measure.SATISFACTION, Interval.WEEK, days, Map.of(), "换承运商之前", Optional.empty());
        var made = await(charts.make(Once.unkeyed(), wanted, person));
        assertThat(made.counts()).hasSize(10);
        var query = new ChartQuery(Measure.SATISFACTION, Interval.WEEK, days, Map.of(), Optional.of(made.id()));
        var before = await(charts.of(query)).chart();
        assertThat(before.points()).hasSize(10).noneMatch(point -> point.low() > before.centre());

        stored.execute("DELETE FROM fact WHERE kind = 9 AND day > '2026-09-10'");
        stored.execute("DELETE FROM fact_sum WHERE kind = 9 AND day > '2026-09-10'");
        assertThat(await(charts.of(query)).chart().centre()).isEqualTo(before.centre());

        var next = new Wanted(
                "夏季（更正）",
                Measure.SATISFACTION,
                Interval.WEEK,
                new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 9, 30)),
                Map.of(Dimension.SEVERITY, "minor"),
                "少了七月",
                Optional.of(made.id()));
        assertThatThrownBy(() -> await(charts.make(Once.unkeyed(), next, person)))
                .isInstanceOf(Failure.Invalid.class);
        var whole =
                new Wanted("夏季（更正）", Measure.ON_TIME, Interval.WEEK, days, Map.of(), "换了指标", Optional.of(made.id()));
        assertThatThrownBy(() -> await(charts.make(Once.unkeyed(), whole, person)))
                .isInstanceOf(Failure.Invalid.class);
        assertThat(await(charts.baselines(Measure.SATISFACTION))).containsExactly(made);
    }

    /** The random history lasts from August to October; one day has no volume. */
    private void volumes() {
        stored.execute("""
                INSERT INTO parcel_volume (day, branch, hub, region, parcels, import)
                SELECT day, code, 'HUB-SH', 'EC', 1000 * id, 1
                FROM dimension, generate_series('2026-08-03'::date, '2026-10-11', '1 day') AS day
                WHERE kind = 8 AND day <> '2026-09-01'""");
    }

    @Test
    void complaints_per_parcel_are_compared_by_unit_and_only_where_their_branch_has_a_volume() {
        volumes();
        var query = new ComparisonQuery(Measure.COMPLAINTS_PER_10000, Dimension.BRANCH, PERIOD, Map.of());
        var compared = await(comparisons.of(query));
        var funnel = compared.funnel();
        assertThat(funnel.centre().part()).isEqualTo(Long.parseLong(stored.value("""
                        SELECT sum(n) FROM fact
                        WHERE kind = 1 AND branch > 0 AND day BETWEEN '2026-08-17' AND '2026-10-04' AND day <> '2026-09-01'""")));
        assertThat(funnel.centre().whole())
                .isEqualTo(48 * Long.parseLong(stored.value("SELECT sum(1000 * id) FROM dimension WHERE kind = 8")));
        assertThat(funnel.compared()).isNotEmpty().allSatisfy(one -> {
            assertThat(one.mix().expected())
                    .as("its parcels alone say what is expected")
                    .isCloseTo(funnel.centre().value() * one.share().whole(), within(1e-6));
            assertThat(one.mix().expected()).isGreaterThanOrEqualTo(FEWEST);
        });
        assertThat(compared.missing()).isPresent();
        var hub = await(comparisons.of(
                        new ComparisonQuery(Measure.COMPLAINTS_PER_10000, Dimension.HUB, PERIOD, Map.of())))
                .funnel();
        assertThat(hub.compared()).extracting(Compared::member).containsExactly("HUB-SH");
        assertThat(hub.centre()).isEqualTo(funnel.centre());
        assertThatThrownBy(() -> new ComparisonQuery(Measure.COMPLAINTS_PER_10000, Dimension.AGENT, PERIOD, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_baseline_of_complaints_per_parcel_stays_when_a_missing_volume_arrives() {
        stored.execute("INSERT INTO person (login, name, role, password_hash, created_at)"
                + " VALUES ('head', '林主管', 'supervisor', '-', now())");
        long person = Long.parseLong(stored.value("SELECT max(id) FROM person"));
        volumes();
        var charts = new Charts(database.pool(), breakdowns, clock);
        var days = new Period(LocalDate.of(2026, 8, 3), LocalDate.of(2026, 10, 11));
        var wanted = new Wanted(
                "夏季", Measure.COMPLAINTS_PER_10000, Interval.WEEK, days, Map.of(), "换承运商之前", Optional.empty());
        var made = await(charts.make(Once.unkeyed(), wanted, person));
        var query = new ChartQuery(Measure.COMPLAINTS_PER_10000, Interval.WEEK, days, Map.of(), Optional.of(made.id()));
        var before = await(charts.of(query)).chart();
        assertThat(before.points()).hasSize(10).allSatisfy(point -> {
            assertThat(point.low()).isBetween(0.0, before.centre());
            assertThat(point.high()).isGreaterThan(before.centre());
        });
        stored.execute("INSERT INTO parcel_volume (day, branch, hub, region, parcels, import)"
                + " SELECT '2026-09-01', code, 'HUB-SH', 'EC', 9999, 1 FROM dimension WHERE kind = 8");
        var after = await(charts.of(query)).chart();
        assertThat(after.centre()).isEqualTo(before.centre());
        assertThat(after.points().get(4).counts().whole())
                .as("the week of the day")
                .isGreaterThan(before.points().get(4).counts().whole());
        assertThat(await(charts.baselines(Measure.COMPLAINTS_PER_10000))).containsExactly(made);
    }

    private List<Row> rows(Dimension by) {
        var query = new BreakdownQuery(Set.copyOf(SHARES), PERIOD, Interval.WHOLE, Optional.of(by), Map.of(), Set.of());
        return await(breakdowns.of(query)).asked().rows();
    }

    private static Share share(MeasureValue value) {
        return new Share(value.counted(), value.of().orElseThrow());
    }
}
