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
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.breakdown.Measure.Way;
import hotline.measures.breakdown.MeasureValue;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactReader;
import hotline.network.NetworkMap;
import hotline.parking.Parking;
import hotline.regulation.PolicyFile;
import hotline.sla.WorkingCalendar;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A log of events and what measures read of it. */
@ExtendWith(VertxExtension.class)
abstract class BreakdownLog {
    static final WorkingCalendar CALENDAR =
            PolicyFile.read(PolicyFile.FREIGHT_NETWORK).dueTimes().calendar();
    static final Period PERIOD = new Period(LocalDate.of(2026, 8, 17), LocalDate.of(2026, 10, 4));
    static final int MANY = 100_000;

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T04:00:00Z"));
    NetworkMap network = NetworkMap.EMPTY;
    TestDatabase stored;
    Database database;
    Breakdowns breakdowns;
    LogReader reader;

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

    /** @param limit rows of a page */
    long times(Measure measure, Part part, Map<Dimension, String> only, int limit) {
        long times = 0;
        var before = Optional.<Long>empty();
        do {
            var page = await(breakdowns.behind(new BehindQuery(measure, part, PERIOD, only, before, limit), false))
                    .page();
            times += page.items().stream().mapToLong(behind -> behind.times()).sum();
            before = page.next();
        } while (before.isPresent());
        return times;
    }

    List<String> behind(Measure measure, Period period) {
        var page = await(breakdowns.behind(
                        new BehindQuery(measure, Part.COUNTED, period, Map.of(), Optional.empty(), MANY), false))
                .page();
        return page.items().stream()
                .map(of -> of.complaint() + (of.times() == 1 ? " once" : " twice"))
                .toList();
    }

    static long sum(List<Row> rows, Measure measure) {
        return rows.stream()
                .mapToLong(row -> row.values().get(measure).counted())
                .sum();
    }

    OfPeriod asked(BreakdownQuery query) {
        return await(breakdowns.of(query)).asked();
    }

    static BreakdownQuery query(Set<Measure> measures, Interval interval, Optional<Dimension> split) {
        return query(measures, PERIOD, interval, split);
    }

    static BreakdownQuery query(Set<Measure> measures, Period period, Interval interval, Optional<Dimension> split) {
        return new BreakdownQuery(measures, period, interval, split, Map.of(), Set.of());
    }

    static JsonObject ending(int minutes) {
        return new JsonObject()
                .put("onTime", true)
                .put("onTimeUnextended", true)
                .put("pastDue", false)
                .put("workingMinutes", minutes);
    }

    static void event(WrittenLog log, long id, String type, String local, JsonObject data) {
        var at = LocalDateTime.parse(local).atZone(CALENDAR.zone()).toInstant();
        var whole = new JsonObject()
                .put("type", "delay")
                .put("severity", "minor")
                .put("channel", "app")
                .put("receivedAt", at.toString())
                .mergeIn(data);
        log.event(id, type, at, WholeEvent.of(type, at, whole));
    }

    void randomHistories() {
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(20261129, log).withJoining().write(400);
        }
        stored.execute("""
                INSERT INTO parcel_volume (day, branch, hub, region, parcels, insured, import)
                SELECT day, branch, CASE branch WHEN 'HZ009' THEN NULL ELSE 'HUB-SH' END, 'EC', 1000 + extract(day FROM day), 10, 1
                FROM generate_series(timestamp '2026-08-01', '2026-10-04', interval '1 day') AS day,
                     unnest(ARRAY ['SH001', 'SH002', 'HZ009']) AS branch
                WHERE extract(day FROM day)::int % 5 <> length(branch)""");
        await(reader.catchUp());
    }

    void holdsBehind(Measure measure, MeasureValue value, Map<Dimension, String> only) {
        long counted = measure.way() == Way.MEAN ? value.of().getAsLong() : value.counted();
        assertThat(times(measure, Part.COUNTED, only, MANY))
                .as("%s of %s", measure, only)
                .isEqualTo(counted);
        if (measure.way() == Way.SHARE) {
            assertThat(times(measure, Part.WHOLE, only, MANY))
                    .as("whole of %s of %s", measure, only)
                    .isEqualTo(value.of().getAsLong());
        }
        if (only.size() == 1) {
            saysHowManyComplaintsStandInIt(measure, only);
        }
    }

    /** A number that counts no complaint twice is read from sums, and not from all its facts. */
    private void saysHowManyComplaintsStandInIt(Measure measure, Map<Dimension, String> only) {
        for (Part part : measure.way() == Way.SHARE ? List.of(Part.values()) : List.of(Part.COUNTED)) {
            var query = new BehindQuery(measure, part, PERIOD, only, Optional.empty(), MANY);
            var all = await(breakdowns.behind(query, false)).page().items();
            assertThat(await(breakdowns.behind(query.ofAtMost(1), true)).complaints())
                    .as("complaints in %s of %s of %s", part, measure, only)
                    .hasValue((long) all.size());
        }
    }

    /** Of rows, and of the total next to them, what can be summed. */
    static Map<Measure, List<Long>> sums(List<Row> rows) {
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

    static Map<Measure, List<Long>> sums(Map<Measure, MeasureValue> total) {
        return sums(List.of(new Row(Optional.empty(), Optional.empty(), PERIOD, total)));
    }
}
