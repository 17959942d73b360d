package hotline.measures;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.feed.WrittenLog;
import hotline.log.reading.LogReader;
import hotline.loop.TestLoops;
import hotline.measures.breakdown.Breakdown;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.breakdown.Breakdowns;
import hotline.measures.breakdown.Comparison;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.facts.FactReader;
import hotline.parking.Parking;
import hotline.sla.PublicHolidays;
import hotline.sla.WorkingCalendar;
import hotline.support.FreightNetwork;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Months and their first and last moments, no matter what the zone of the server. */
class MonthsTest extends BreakdownLog {
    private static final LocalTime LAST = LocalTime.of(23, 59, 59, 999_999_000);

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
    void the_last_microsecond_of_a_month_is_of_that_month_and_midnight_of_the_next() {
        stored.alter("SET timezone TO 'UTC'");
        try (var log = new WrittenLog(stored)) {
            event(log, 1, "received", "2026-08-31T23:59:59.999999", new JsonObject());
            event(log, 2, "received", "2026-09-01T00:00:00", new JsonObject());
            event(log, 3, "received", "2026-09-30T23:59:59.999999", new JsonObject());
            event(log, 4, "received", "2026-10-01T00:00:00", new JsonObject());
            log.commit();
        }
        await(reader.catchUp());
        var rows = asked(query(
                        Set.of(Measure.RECEIVED),
                        new Period(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 10, 31)),
                        Interval.MONTH,
                        Optional.empty()))
                .rows();
        assertThat(rows)
                .extracting(row -> row.values().get(Measure.RECEIVED).counted())
                .containsExactly(1L, 2L, 1L);
        var september = new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30));
        assertThat(behind(Measure.RECEIVED, september)).containsExactly("3 once", "2 once");
    }

    /** In London clocks go forward in March and back in October: neither month is lost, nor a day in it. */
    @Test
    void a_year_of_london_has_twelve_months_that_sum_to_it(Vertx vertx) {
        var london = new WorkingCalendar(
                PublicHolidays.unpublished("none"), FreightNetwork.POLICY.businessHours(), ZoneId.of("Europe/London"));
        clock.set(Instant.parse("2027-01-05T12:00:00Z"));
        var parking = new Parking(database.pool(), clock);
        try (var log = new WrittenLog(stored)) {
            long id = 0;
            for (var month = YearMonth.of(2026, 1); month.getYear() == 2026; month = month.plusMonths(1)) {
                for (int i = 0; i < month.getMonthValue(); i++) {
                    received(log, ++id, month.atDay(1).atStartOfDay(london.zone()));
                }
                received(log, ++id, month.atEndOfMonth().atTime(LAST).atZone(london.zone()));
            }
            received(
                    log,
                    ++id,
                    LocalDate.of(2026, 10, 25)
                            .atTime(1, 30)
                            .atZone(london.zone())
                            .withLaterOffsetAtOverlap());
            log.commit();
        }
        await(new LogReader(TestLoops.on(vertx), database.pool(), new FactReader(vertx, london.zone()), parking)
                .catchUp());
        var read = new Breakdowns(vertx, database.pool(), parking, () -> london, () -> network, clock);
        var year = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        var asked = await(read.of(query(Set.of(Measure.RECEIVED), year, Interval.MONTH, Optional.empty())))
                .asked();
        assertThat(asked.rows())
                .extracting(row -> row.values().get(Measure.RECEIVED).counted())
                .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 12L, 12L, 13L);
        assertThat(asked.total().get(Measure.RECEIVED).counted()).isEqualTo(91);
    }

    /** February 2026 has 16 working days, with the Saturdays 14 and 28 worked for the Spring Festival; in 2025 it began in January. */
    @Test
    void each_period_says_its_working_days_and_in_january_and_february_when_the_spring_festival_began() {
        clock.set(Instant.parse("2026-03-31T04:00:00Z"));
        assertThat(days(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)))
                .containsExactly(
                        "asked 16 Optional[2026-02-17]",
                        "BEFORE 21 Optional[2026-02-17]",
                        "YEAR_BEFORE 19 Optional[2025-01-29]");
        assertThat(days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 28)))
                .containsExactly(
                        "asked 37 Optional[2026-02-17]", "BEFORE 43 none", "YEAR_BEFORE 38 Optional[2025-01-29]");
        assertThat(days(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)))
                .containsExactly("asked 22 none", "BEFORE 16 Optional[2026-02-17]", "YEAR_BEFORE 21 none");
    }

    private List<String> days(LocalDate from, LocalDate to) {
        var query = new BreakdownQuery(
                Set.of(Measure.RECEIVED),
                new Period(from, to),
                Interval.WHOLE,
                Optional.empty(),
                Map.of(),
                EnumSet.allOf(Comparison.class));
        var read = await(breakdowns.of(query));
        return Stream.concat(
                        Stream.of("asked " + words(read.asked().days())),
                        read.compared().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(with -> with.getKey() + " "
                                        + words(with.getValue().days())))
                .toList();
    }

    private static String words(Breakdown.Days days) {
        return days.working() + " " + (days.festival().isEmpty() ? "none" : days.festival());
    }

    private static void received(WrittenLog log, long id, ZonedDateTime at) {
        var data = new JsonObject()
                .put("type", "delay")
                .put("severity", "minor")
                .put("channel", "app")
                .put("receivedAt", at.toInstant().toString());
        log.event(id, "received", at.toInstant(), WholeEvent.of("received", at.toInstant(), data));
    }
}
