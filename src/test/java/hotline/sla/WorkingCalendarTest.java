package hotline.sla;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.Limit;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the regulation's definitions, and the days on which counting goes wrong most easily. */
class WorkingCalendarTest {
    private static final SlaCalculator DUE_TIMES = Calendars.freightNetwork();
    private static final WorkingCalendar CALENDAR = DUE_TIMES.calendar();

    @ParameterizedTest(name = "{0} + {1} working days = {2}: {3}")
    @CsvSource({
        "2026-09-25T16:00:00, 1, 2026-09-28T18:00:00, received on a day off before a weekend off",
        "2026-09-25T16:00:00, 3, 2026-09-30T18:00:00, the last day before National Day",
        "2026-09-25T16:00:00, 7, 2026-10-12T18:00:00, across National Day and a Saturday worked",
        "2026-11-20T17:59:59, 1, 2026-11-23T18:00:00, Friday just before closing",
        "2026-11-20T18:00:00, 1, 2026-11-23T18:00:00, Friday at closing",
        "2026-11-20T18:00:01, 1, 2026-11-23T18:00:00, Friday just after closing",
        "2026-11-22T23:59:59, 1, 2026-11-23T18:00:00, Sunday just before midnight",
        "2026-11-23T00:00:00, 1, 2026-11-24T18:00:00, Monday at midnight: the day of receipt never counts",
        "2026-11-23T08:00:00, 1, 2026-11-24T18:00:00, Monday before opening",
        "2026-11-23T12:30:00, 3, 2026-11-26T18:00:00, in the lunch break",
        "2026-09-19T10:00:00, 1, 2026-09-20T18:00:00, Saturday before a Sunday worked",
        "2026-09-20T10:00:00, 1, 2026-09-21T18:00:00, on a Sunday worked",
        "2026-10-01T10:00:00, 1, 2026-10-08T18:00:00, on National Day",
        "2025-12-31T17:00:00, 1, 2026-01-04T18:00:00, across New Year to a Sunday worked",
        "2018-12-31T10:00:00, 1, 2019-01-02T18:00:00, New Year's Eve off by the next year's list",
        "2026-02-13T16:00:00, 1, 2026-02-14T18:00:00, into Spring Festival's Saturday worked",
        "2026-02-13T16:00:00, 3, 2026-02-25T18:00:00, across Spring Festival",
        "2026-02-17T00:00:00, 7, 2026-03-03T18:00:00, received on New Year's Day of the lunar year",
        "2020-01-23T12:00:00, 1, 2020-02-03T18:00:00, the Spring Festival that was made longer",
    })
    void working_days_end_at_close_of_business(String received, int count, String due, String why) {
        var deadline = CALENDAR.due(new Limit.WorkingDays(count), china(received));
        assertThat(deadline.due()).isEqualTo(china(due));
        assertThat(deadline.warning()).isEmpty();
    }

    @ParameterizedTest(name = "{0}, the same day: {1}, {2}")
    @CsvSource({
        "2026-11-23T00:00:00, 2026-11-23T18:00:00, Monday at midnight",
        "2026-11-23T08:00:00, 2026-11-23T18:00:00, before opening",
        "2026-11-23T12:30:00, 2026-11-23T18:00:00, in the lunch break",
        "2026-11-23T17:59:59, 2026-11-23T18:00:00, just before closing",
        "2026-11-23T18:00:00, 2026-11-24T18:00:00, at closing",
        "2026-11-20T18:00:01, 2026-11-23T18:00:00, Friday just after closing",
        "2026-11-21T10:00:00, 2026-11-23T18:00:00, on a Saturday",
        "2026-09-20T10:00:00, 2026-09-20T18:00:00, on a Sunday worked",
        "2026-09-25T16:00:00, 2026-09-28T18:00:00, on a Friday off before a weekend off",
        "2026-10-01T10:00:00, 2026-10-08T18:00:00, on National Day",
    })
    void same_day_limit_ends_at_close_of_business_and_after_it_on_the_next_day(
            String received, String due, String why) {
        assertThat(CALENDAR.due(new Limit.SameDay(), china(received)))
                .isEqualTo(new Deadline(china(due), "cn", List.of()));
    }

    @Test
    void same_day_limit_warns_of_a_year_without_known_holidays() {
        assertThat(CALENDAR.due(new Limit.SameDay(), china("2026-12-31T18:00:00"))
                        .warning())
                .hasValueSatisfying(warning -> assertThat(warning).contains("does not know 2027"));
        assertThat(CALENDAR.due(new Limit.SameDay(), china("2026-12-31T17:59:59"))
                        .warning())
                .isEmpty();
    }

    @Test
    void severe_complaint_received_on_a_friday_off_is_due_after_seven_working_days() {
        var due = DUE_TIMES.handling(matter("delay", Severity.SEVERE), china("2026-09-25T16:00:00"));
        assertThat(due).isEqualTo(new Deadline(china("2026-10-12T18:00:00"), "cn", List.of()));
    }

    private static Matter matter(String type, Severity severity) {
        return new Matter(type, severity, "hotline", Market.DOMESTIC);
    }

    @Test
    void service_attitude_is_due_after_two_working_days_at_every_severity() {
        for (Severity severity : Severity.values()) {
            assertThat(DUE_TIMES
                            .handling(matter("service-attitude", severity), china("2026-09-25T16:00:00"))
                            .due())
                    .isEqualTo(china("2026-09-29T18:00:00"));
        }
    }

    @Test
    void calendar_days_end_at_midnight_and_take_no_notice_of_holidays_or_unknown_years() {
        var thirteen = CALENDAR.due(new Limit.CalendarDays(13), china("2026-09-25T16:00:00"));
        assertThat(thirteen.due()).isEqualTo(china("2026-10-09T00:00:00"));
        var acrossNewYear = CALENDAR.due(new Limit.CalendarDays(17), china("2026-12-31T23:59:59"));
        assertThat(acrossNewYear.due()).isEqualTo(china("2027-01-18T00:00:00"));
        assertThat(acrossNewYear.warning()).isEmpty();
    }

    @Test
    void seconds_run_on_the_wall_clock() {
        var received = Instant.parse("2026-10-01T15:59:30.250Z");
        assertThat(CALENDAR.due(new Limit.Seconds(60), received).due()).isEqualTo(received.plusSeconds(60));
    }

    @ParameterizedTest(name = "{0} + {1} working minutes = {2}: {3}")
    @CsvSource({
        "2026-11-20T10:00:00, 30, 2026-11-20T10:30:00, within an opening",
        "2026-11-20T11:30:00, 30, 2026-11-20T12:00:00, ends with the morning",
        "2026-11-20T11:30:00, 31, 2026-11-20T13:31:00, across lunch",
        "2026-11-20T12:15:00, 1, 2026-11-20T13:31:00, from lunch",
        "2026-11-20T17:59:30, 1, 2026-11-23T09:00:30, across a weekend",
        "2026-11-20T17:59:59.500, 1, 2026-11-23T09:00:59.500, half a second before closing",
        "2026-11-20T18:00:00.500, 1, 2026-11-23T09:01:00, a part of a second after closing does not count",
        "2026-11-20T07:00:00, 450, 2026-11-20T18:00:00, a whole day ends at its closing",
        "2026-11-20T09:00:00, 900, 2026-11-23T18:00:00, two whole days",
        "2026-09-30T17:00:00, 90, 2026-10-08T09:30:00, across National Day",
        "2026-10-03T10:00:00, 60, 2026-10-08T10:00:00, from a holiday",
        "2026-10-03T10:00:00, 0, 2026-10-03T10:00:00, nothing later",
    })
    void working_minutes_run_only_while_open(String from, long minutes, String to, String why) {
        assertThat(CALENDAR.plusWorkingTime(china(from), Duration.ofMinutes(minutes)))
                .isEqualTo(china(to));
        if (minutes > 0) {
            assertThat(CALENDAR.due(new Limit.WorkingMinutes((int) minutes), china(from))
                            .due())
                    .isEqualTo(china(to));
        }
        assertThat(CALENDAR.workingMinutesBetween(china(from), china(to))).isEqualTo(minutes);
        assertThat(CALENDAR.workingMinutesBetween(china(to), china(from))).isEqualTo(-minutes);
    }

    @Test
    void a_minute_not_yet_full_does_not_count() {
        assertThat(CALENDAR.workingMinutesBetween(china("2026-11-20T10:00:00.900"), china("2026-11-20T10:01:00.100")))
                .isZero();
    }

    @Test
    void a_backlog_ages_in_working_days() {
        var friday = LocalDate.of(2026, 9, 25);
        assertThat(CALENDAR.workingDaysBetween(friday, friday)).isZero();
        assertThat(CALENDAR.workingDaysBetween(friday, LocalDate.of(2026, 9, 27)))
                .isZero();
        assertThat(CALENDAR.workingDaysBetween(friday, LocalDate.of(2026, 10, 12)))
                .isEqualTo(7);
        assertThat(CALENDAR.workingDaysBetween(LocalDate.of(2026, 10, 12), friday))
                .isEqualTo(-7);
    }

    @Test
    void a_limit_that_reaches_into_an_unknown_year_says_so() {
        var deadline = CALENDAR.due(new Limit.WorkingDays(7), china("2026-12-29T10:00:00"));
        assertThat(deadline.due()).isEqualTo(china("2027-01-08T18:00:00"));
        assertThat(deadline.unknownYears()).containsExactly(2027);
        assertThat(deadline.warning())
                .hasValueSatisfying(text -> assertThat(text).contains("cn", "2027"));

        var minutes = CALENDAR.due(new Limit.WorkingMinutes(60), china("2026-12-31T17:30:00"));
        assertThat(minutes.due()).isEqualTo(china("2027-01-04T09:30:00"));
        assertThat(minutes.unknownYears()).containsExactly(2027);
    }

    @Test
    void only_counted_days_give_a_warning() {
        // 31 December 2018 is the day of receipt, which never counts.
        assertThat(CALENDAR.due(new Limit.WorkingDays(1), china("2018-12-31T10:00:00"))
                        .warning())
                .isEmpty();
        assertThat(CALENDAR.due(new Limit.WorkingDays(1), china("2018-12-30T10:00:00"))
                        .unknownYears())
                .containsExactly(2018);
        assertThat(CALENDAR.due(new Limit.WorkingDays(300), china("2026-12-31T10:00:00"))
                        .unknownYears())
                .containsExactly(2027, 2028);
    }

    @Test
    void times_far_from_every_published_year_are_still_counted() {
        assertThat(CALENDAR.due(new Limit.WorkingDays(1), china("1949-10-01T10:00:00"))
                        .due())
                .isEqualTo(china("1949-10-03T18:00:00"));
        assertThat(CALENDAR.due(new Limit.WorkingDays(5), china("9998-06-05T10:00:00"))
                        .due())
                .isEqualTo(china("9998-06-12T18:00:00"));
    }

    private static Instant china(String local) {
        return OffsetDateTime.parse(local + "+08:00").toInstant();
    }
}
