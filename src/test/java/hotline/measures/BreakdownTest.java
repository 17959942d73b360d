package hotline.measures;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.feed.WrittenLog;
import hotline.log.reading.LogReader;
import hotline.loop.TestLoops;
import hotline.measures.breakdown.BehindQuery;
import hotline.measures.breakdown.BehindQuery.Part;
import hotline.measures.breakdown.Breakdown.OfPeriod;
import hotline.measures.breakdown.Breakdown.Row;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.breakdown.Breakdowns;
import hotline.measures.breakdown.Comparison;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.breakdown.Measure.Way;
import hotline.measures.breakdown.MeasureValue;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactReader;
import hotline.network.Network;
import hotline.network.NetworkMap;
import hotline.network.Units;
import hotline.once.Once;
import hotline.parking.Parking;
import hotline.regulation.PolicyFile;
import hotline.sla.WorkingCalendar;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Measures split by dimensions: their sums, the complaints behind them and the parts of a period. */
@ExtendWith(VertxExtension.class)
class BreakdownTest {
    private static final WorkingCalendar CALENDAR =
            PolicyFile.read(PolicyFile.FREIGHT_NETWORK).dueTimes().calendar();
    private static final Period PERIOD = new Period(LocalDate.of(2026, 8, 17), LocalDate.of(2026, 10, 4));
    private static final int MANY = 100_000;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T04:00:00Z"));
    private NetworkMap network = NetworkMap.EMPTY;
    private TestDatabase stored;
    private Database database;
    private Breakdowns breakdowns;
    private LogReader reader;

    @BeforeEach
    void prepare(Vertx vertx) {
        stored = TestDatabase.fresh();
        database = Database.open(vertx, stored.settings());
        var parking = new Parking(database.pool(), clock);
        breakdowns = new Breakdowns(vertx, database.pool(), parking, () -> CALENDAR, () -> network, clock);
        reader = new LogReader(TestLoops.on(vertx), database.pool(), new FactReader(vertx, CALENDAR.zone()), parking);
    }

    @AfterEach
    void end() {
        await(database.close());
        stored.close();
    }

    private void randomHistories() {
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(20261129, log).write(400);
        }
        stored.execute("""
                INSERT INTO parcel_volume (day, branch, hub, region, parcels, insured, import)
                SELECT day, branch, CASE branch WHEN 'HZ009' THEN NULL ELSE 'HUB-SH' END, 'EC', 1000 + extract(day FROM day), 10, 1
                FROM generate_series(timestamp '2026-08-01', '2026-10-04', interval '1 day') AS day,
                     unnest(ARRAY ['SH001', 'SH002', 'HZ009']) AS branch
                WHERE extract(day FROM day)::int % 5 <> length(branch)""");
        await(reader.catchUp());
    }

    @Test
    void every_number_of_every_split_is_the_length_of_the_list_behind_it() {
        randomHistories();
        for (Dimension dimension : Dimension.values()) {
            var split = asked(query(EnumSet.allOf(Measure.class), Interval.WHOLE, Optional.of(dimension)));
            assertThat(split.rows()).as("rows by %s", dimension).isNotEmpty();
            for (Row row : split.rows()) {
                var only = Map.of(dimension, row.code().orElse(""));
                row.values().forEach((measure, value) -> holdsBehind(measure, value, only));
            }
            assertThat(sums(split.rows())).as("the rows by %s", dimension).isEqualTo(sums(split.total()));
        }
    }

    @Test
    void the_total_is_the_length_of_the_list_behind_it_page_by_page() {
        randomHistories();
        var total = asked(query(EnumSet.allOf(Measure.class), Interval.WHOLE, Optional.empty()));
        assertThat(total.rows()).isEmpty();
        assertThat(total.total().get(Measure.CLOSINGS).counted()).isGreaterThan(100);
        total.total().forEach((measure, value) -> holdsBehind(measure, value, Map.of()));
        assertThat(times(Measure.CLOSINGS, Part.COUNTED, Map.of(), 7))
                .isEqualTo(total.total().get(Measure.CLOSINGS).counted());
    }

    @Test
    void parts_of_a_period_sum_to_it_and_end_with_the_cases_open_then() {
        randomHistories();
        var whole = asked(query(EnumSet.allOf(Measure.class), Interval.WHOLE, Optional.empty()));
        for (Interval interval : List.of(Interval.DAY, Interval.WEEK, Interval.MONTH)) {
            var parts = asked(query(EnumSet.allOf(Measure.class), interval, Optional.of(Dimension.SEVERITY)));
            var last = parts.rows().stream()
                    .filter(row -> row.period().to().equals(PERIOD.to()))
                    .toList();
            for (Measure measure : Measure.values()) {
                if (isStock(measure)) {
                    assertThat(sum(last, measure))
                            .isEqualTo(whole.total().get(measure).counted());
                } else if (measure.way() != Way.PERCENTILE) {
                    assertThat(sum(parts.rows(), measure))
                            .as("%s by %s", measure, interval)
                            .isEqualTo(whole.total().get(measure).counted());
                }
            }
        }
        assertThat(asked(query(Set.of(Measure.OPEN), Interval.DAY, Optional.empty()))
                        .rows())
                .allSatisfy(row -> assertThat(row.values().get(Measure.OPEN))
                        .isEqualTo(asked(new BreakdownQuery(
                                        Set.of(Measure.OPEN),
                                        row.period(),
                                        Interval.WHOLE,
                                        Optional.empty(),
                                        Map.of(),
                                        Set.of()))
                                .total()
                                .get(Measure.OPEN)))
                .hasSize(49);
    }

    @Test
    void opening_stock_and_received_less_ended_is_the_closing_stock() {
        randomHistories();
        var before = new Period(PERIOD.from().minusDays(1), PERIOD.from().minusDays(1));
        for (Dimension dimension : List.of(Dimension.CHANNEL, Dimension.BRANCH)) {
            var opening = byCode(asked(query(Set.of(Measure.OPEN), before, Interval.WHOLE, Optional.of(dimension))));
            for (Row row : asked(query(EnumSet.allOf(Measure.class), Interval.WHOLE, Optional.of(dimension)))
                    .rows()) {
                Function<Measure, Long> n = measure -> row.values().get(measure).counted();
                assertThat(opening.getOrDefault(row.code(), 0L)
                                + n.apply(Measure.RECEIVED)
                                + n.apply(Measure.REOPENED_ENDED)
                                - n.apply(Measure.CLOSINGS)
                                - n.apply(Measure.WITHDRAWN)
                                - n.apply(Measure.NOT_VALID))
                        .as("open of %s", row.code())
                        .isEqualTo(n.apply(Measure.OPEN));
            }
        }
    }

    @Test
    void the_balance_of_any_period_holds_and_only_filters_let_anything_move_in() {
        randomHistories();
        for (Period period : List.of(PERIOD, new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30)))) {
            var balance = asked(query(Set.of(Measure.RECEIVED), period, Interval.DAY, Optional.of(Dimension.TYPE)))
                    .balance();
            assertThat(balance.moved()).isZero();
            assertThat(balance.opening()
                            + balance.received()
                            + balance.reopened()
                            - balance.closed()
                            - balance.withdrawn()
                            - balance.notValid())
                    .isEqualTo(balance.closing())
                    .isPositive();
            var evening = period.from().minusDays(1);
            assertThat(balance.opening())
                    .isPositive()
                    .isEqualTo(asked(query(
                                    Set.of(Measure.OPEN),
                                    new Period(evening, evening),
                                    Interval.WHOLE,
                                    Optional.empty()))
                            .total()
                            .get(Measure.OPEN)
                            .counted());
        }
    }

    @Test
    void a_rate_says_from_which_day_it_is_final() {
        clock.set(Instant.parse("2026-10-03T04:00:00Z"));
        var september = new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30));
        var total = asked(query(EnumSet.allOf(Measure.class), september, Interval.WHOLE, Optional.empty()))
                .total();
        assertThat(total.get(Measure.RECEIVED).finalFrom()).isEmpty();
        assertThat(total.get(Measure.FIRST_CONTACT).finalFrom()).hasValue(LocalDate.of(2026, 10, 8));
        assertThat(total.get(Measure.REOPEN_RATE).finalFrom()).hasValue(LocalDate.of(2026, 10, 31));
    }

    @Test
    void a_customer_who_comes_back_is_a_repeat_and_undoes_the_first_contact() {
        try (var log = new WrittenLog(stored)) {
            var noon = Instant.parse("2026-09-01T04:00:00Z");
            for (long id = 1; id <= 4; id++) {
                log.complaint(id, "上海虹桥网点", noon.plus(Duration.ofDays(5 * id)), noon.plus(Duration.ofDays(90)));
            }
            log.commit();
            stored.execute("UPDATE complaint SET phone = '13900000000' WHERE id = 4");
            event(log, 1, "received", "2026-09-06T12:00:00", new JsonObject());
            event(log, 4, "received", "2026-09-21T12:00:00", new JsonObject());
            event(log, 1, "closed", "2026-09-08T12:00:00", ending(60));
            log.commit();
            await(reader.catchUp());
            assertThat(shares(Measure.FIRST_CONTACT)).isEqualTo("1 of 1");
            assertThat(shares(Measure.REPEAT_RATE)).isEqualTo("0 of 2");
            event(log, 2, "received", "2026-09-11T12:00:00", new JsonObject());
            event(log, 2, "closed", "2026-09-12T12:00:00", ending(60));
            event(log, 3, "received", "2026-09-20T12:00:00", new JsonObject());
            log.commit();
        }
        await(reader.catchUp());
        assertThat(shares(Measure.FIRST_CONTACT))
                .as("the second complaint came within 7 days, the third did not")
                .isEqualTo("1 of 2");
        assertThat(shares(Measure.REPEAT_RATE)).isEqualTo("2 of 4");
        assertThat(behind(Measure.FIRST_CONTACT, PERIOD)).containsExactly("2 once");
    }

    @Test
    void complaints_count_per_parcel_where_their_branch_has_a_volume_on_their_day(Vertx vertx) {
        clock.set(Instant.parse("2026-09-03T04:00:00Z"));
        var units = "code,kind,name_zh,parent\nEC,region,华东大区,\nHUB-SH,hub,上海分拨中心,EC\n"
                + "SH001,branch,上海虹桥网点,HUB-SH\nSH002,branch,上海松江网点,EC\n";
        takeUnits(vertx, units, LocalDate.of(2026, 1, 1));
        takeUnits(vertx, "code,kind,name_zh,parent\nSH001,branch,上海虹桥网点,EC\n", LocalDate.of(2026, 9, 3));
        network = await(Network.read(vertx, database.pool()));
        stored.execute("""
                INSERT INTO parcel_volume (day, branch, hub, region, parcels, import)
                VALUES ('2026-09-01', 'SH001', 'HUB-SH', 'EC', 5000, 1), ('2026-09-01', 'SH002', NULL, 'EC', 15000, 1),
                       ('2026-09-02', 'SH002', NULL, 'EC', 20000, 1)""");
        try (var log = new WrittenLog(stored)) {
            event(log, 1, "received", "2026-09-01T09:00:00", new JsonObject().put("branch", "SH001"));
            event(log, 2, "received", "2026-09-02T09:00:00", new JsonObject().put("branch", "SH001"));
            event(log, 3, "received", "2026-09-01T09:00:00", new JsonObject().put("branch", "SH002"));
            event(log, 4, "received", "2026-09-01T09:00:00", new JsonObject());
            event(log, 3, "judged-not-valid", "2026-09-02T09:00:00", ending(0));
            log.commit();
        }
        await(reader.catchUp());
        var days = new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 3));
        var rates = EnumSet.of(Measure.COMPLAINTS_PER_10000, Measure.VALID_PER_10000);
        var byBranch = asked(query(rates, days, Interval.WHOLE, Optional.of(Dimension.BRANCH)));
        assertThat(rates(byBranch.rows(), Measure.COMPLAINTS_PER_10000))
                .containsExactly("SH001 1 of 5000 = 2.0, 1 missing", "SH002 1 of 35000 = 0.286, 0 missing");
        assertThat(rates(byBranch.rows(), Measure.VALID_PER_10000))
                .containsExactly("SH001 1 of 5000 = 2.0, 1 missing", "SH002 0 of 35000 = 0.0, 0 missing");
        var total = byBranch.total().get(Measure.COMPLAINTS_PER_10000);
        assertThat(total.value()).hasValue(0.5);
        assertThat(total.missingDays()).hasValue(1);
        assertThat(total.low().getAsDouble()).isLessThan(0.5).isPositive();
        assertThat(rates(
                        asked(query(rates, days, Interval.WHOLE, Optional.of(Dimension.HUB)))
                                .rows(),
                        Measure.COMPLAINTS_PER_10000))
                .containsExactly("none 1 of 35000 = 0.286, 0 missing", "HUB-SH 1 of 5000 = 2.0, 1 missing");
        assertThat(rates(
                        asked(query(rates, days, Interval.WHOLE, Optional.of(Dimension.TYPE)))
                                .rows(),
                        Measure.COMPLAINTS_PER_10000))
                .containsExactly("delay 2 of 40000 = 0.5, 1 missing");
    }

    private void takeUnits(Vertx vertx, String file, LocalDate from) {
        await(new Units(vertx, database.pool(), Set::of)
                .take(
                        Once.unkeyed(),
                        file.getBytes(StandardCharsets.UTF_8),
                        from,
                        false,
                        new Units.Author(Optional.empty(), clock.instant())));
    }

    private static List<String> rates(List<Row> rows, Measure measure) {
        return rows.stream()
                .map(row -> {
                    var value = row.values().get(measure);
                    return "%s %d of %d = %s, %d missing"
                            .formatted(
                                    row.code().orElse("none"),
                                    value.counted(),
                                    value.of().getAsLong(),
                                    Math.round(value.value().orElse(-1) * 1000) / 1000.0,
                                    value.missingDays().getAsLong());
                })
                .toList();
    }

    private String shares(Measure measure) {
        var value = asked(query(Set.of(measure), Interval.WHOLE, Optional.empty()))
                .total()
                .get(measure);
        return value.counted() + " of " + value.of().getAsLong();
    }

    @Test
    void a_year_in_months_has_twelve_rows_also_those_in_which_nothing_happened() {
        clock.set(Instant.parse("2026-12-31T15:59:59Z"));
        var year = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        var rows = asked(query(Set.of(Measure.RECEIVED), year, Interval.MONTH, Optional.empty()))
                .rows();
        assertThat(rows)
                .extracting(row -> row.period().from().getMonthValue())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(row.values().get(Measure.RECEIVED).counted()).isZero());
    }

    @Test
    void a_case_closed_twice_is_two_closings_of_one_case_and_each_takes_its_own_time() {
        try (var log = new WrittenLog(stored)) {
            event(log, 1, "received", "2026-09-01T09:00:00", new JsonObject());
            event(log, 1, "closed", "2026-09-02T09:00:00", ending(450));
            event(log, 1, "reopened", "2026-09-10T09:00:00", ending(0).put("wasEnded", true));
            event(log, 1, "closed", "2026-09-10T10:00:00", ending(60));
            event(log, 2, "received", "2026-08-30T09:00:00", new JsonObject());
            event(log, 2, "closed", "2026-09-30T23:59:59", ending(9_000));
            event(log, 3, "received", "2026-09-03T09:00:00", new JsonObject());
            event(log, 3, "closed", "2026-10-01T00:00:00", ending(7_000));
            log.commit();
        }
        await(reader.catchUp());
        var september = new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30));
        var total = asked(query(EnumSet.allOf(Measure.class), september, Interval.WHOLE, Optional.empty()))
                .total();
        assertThat(total.get(Measure.CLOSINGS).counted()).isEqualTo(3);
        assertThat(total.get(Measure.CASES).counted()).isEqualTo(2);
        assertThat(total.get(Measure.RESOLUTION_P50).value()).hasValue(450);
        assertThat(total.get(Measure.RESOLUTION_P99).value()).hasValue(9_000);
        assertThat(total.get(Measure.RESOLUTION_P50).counted()).isEqualTo(3);
        assertThat(behind(Measure.CLOSINGS, september)).containsExactly("2 once", "1 twice");
    }

    @Test
    void nothing_asked_or_rated_gives_no_rate_instead_of_0() {
        var total = asked(query(EnumSet.allOf(Measure.class), Interval.WHOLE, Optional.empty()))
                .total();
        assertThat(total.get(Measure.SATISFACTION).value()).isEmpty();
        assertThat(total.get(Measure.ON_TIME).of()).hasValue(0);
        assertThat(total.get(Measure.RESOLUTION_P50).value()).isEmpty();
    }

    @Test
    void a_measure_that_may_still_gain_is_provisional_for_thirty_days() {
        clock.set(Instant.parse("2026-10-31T04:00:00Z"));
        var september = new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30));
        var october = new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31));
        assertThat(mayMove(Measure.SATISFACTION, september)).isFalse();
        assertThat(mayMove(Measure.SATISFIED_OF_CLOSED, september)).isFalse();
        assertThat(mayMove(Measure.SATISFACTION, october)).isTrue();
        clock.set(Instant.parse("2026-10-30T04:00:00Z"));
        assertThat(mayMove(Measure.SATISFIED_OF_CLOSED, september)).isTrue();
    }

    private boolean mayMove(Measure measure, Period period) {
        return asked(query(Set.of(measure), period, Interval.WHOLE, Optional.empty()))
                .total()
                .get(measure)
                .mayMove();
    }

    @Test
    void another_period_comes_with_the_one_asked_for() {
        randomHistories();
        var month = new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30));
        var read = await(breakdowns.of(new BreakdownQuery(
                Set.of(Measure.RECEIVED),
                month,
                Interval.WHOLE,
                Optional.empty(),
                Map.of(),
                EnumSet.allOf(Comparison.class))));
        var august = new Period(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 8, 31));
        assertThat(read.compared().get(Comparison.BEFORE))
                .isEqualTo(asked(query(Set.of(Measure.RECEIVED), august, Interval.WHOLE, Optional.empty())));
        assertThat(read.compared()
                        .get(Comparison.BEFORE)
                        .total()
                        .get(Measure.RECEIVED)
                        .counted())
                .isPositive();
        assertThat(read.compared().get(Comparison.YEAR_BEFORE).period())
                .isEqualTo(new Period(LocalDate.of(2025, 9, 1), LocalDate.of(2025, 9, 30)));
    }

    private static boolean isStock(Measure measure) {
        return measure == Measure.OPEN || measure == Measure.PAST_DUE;
    }

    private void holdsBehind(Measure measure, MeasureValue value, Map<Dimension, String> only) {
        long counted = measure.way() == Way.MEAN ? value.of().getAsLong() : value.counted();
        assertThat(times(measure, Part.COUNTED, only, MANY))
                .as("%s of %s", measure, only)
                .isEqualTo(counted);
        if (measure.way() == Way.SHARE) {
            assertThat(times(measure, Part.WHOLE, only, MANY))
                    .as("whole of %s of %s", measure, only)
                    .isEqualTo(value.of().getAsLong());
        }
    }

    /** @param limit rows of a page */
    private long times(Measure measure, Part part, Map<Dimension, String> only, int limit) {
        long times = 0;
        var before = Optional.<Long>empty();
        do {
            var page = await(breakdowns.behind(new BehindQuery(measure, part, PERIOD, only, before, limit)));
            times += page.items().stream().mapToLong(behind -> behind.times()).sum();
            before = page.next();
        } while (before.isPresent());
        return times;
    }

    private List<String> behind(Measure measure, Period period) {
        var page = await(
                breakdowns.behind(new BehindQuery(measure, Part.COUNTED, period, Map.of(), Optional.empty(), MANY)));
        return page.items().stream()
                .map(of -> of.complaint() + (of.times() == 1 ? " once" : " twice"))
                .toList();
    }

    /** Of rows, and of the total next to them, what can be summed. */
    private static Map<Measure, List<Long>> sums(List<Row> rows) {
        var sums = new EnumMap<Measure, List<Long>>(Measure.class);
        for (Measure measure : Measure.values()) {
            var values = rows.stream().map(row -> row.values().get(measure)).toList();
            sums.put(
                    measure,
                    List.of(
                            values.stream().mapToLong(MeasureValue::counted).sum(),
                            values.stream()
                                    .filter(value -> measure.way() != Way.PER_10000)
                                    .mapToLong(value -> value.of().orElse(0))
                                    .sum()));
        }
        return sums;
    }

    private static Map<Measure, List<Long>> sums(Map<Measure, MeasureValue> total) {
        return sums(List.of(new Row(Optional.empty(), Optional.empty(), PERIOD, total)));
    }

    private static long sum(List<Row> rows, Measure measure) {
        return rows.stream()
                .mapToLong(row -> row.values().get(measure).counted())
                .sum();
    }

    private static Map<Optional<String>, Long> byCode(OfPeriod of) {
        var byCode = new HashMap<Optional<String>, Long>();
        of.rows()
                .forEach(row ->
                        byCode.put(row.code(), row.values().get(Measure.OPEN).counted()));
        return byCode;
    }

    private OfPeriod asked(BreakdownQuery query) {
        return await(breakdowns.of(query)).asked();
    }

    private static BreakdownQuery query(Set<Measure> measures, Interval interval, Optional<Dimension> split) {
        return query(measures, PERIOD, interval, split);
    }

    private static BreakdownQuery query(
            Set<Measure> measures, Period period, Interval interval, Optional<Dimension> split) {
        return new BreakdownQuery(measures, period, interval, split, Map.of(), Set.of());
    }

    private static JsonObject ending(int minutes) {
        return new JsonObject()
                .put("onTime", true)
                .put("onTimeUnextended", true)
                .put("pastDue", false)
                .put("workingMinutes", minutes);
    }

    private static void event(WrittenLog log, long id, String type, String local, JsonObject data) {
        var at = LocalDateTime.parse(local).atZone(CALENDAR.zone()).toInstant();
        var whole = new JsonObject()
                .put("type", "delay")
                .put("severity", "minor")
                .put("channel", "app")
                .put("receivedAt", at.toString())
                .mergeIn(data);
        log.event(id, type, at, WholeEvent.of(type, at, whole));
    }
}
