package hotline.sla;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.BusinessHours;
import hotline.policy.BusinessHours.Span;
import hotline.policy.Limit;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.support.FreightNetwork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a year without published days, weekends and statutory holidays are off (F5), and the limit says so. */
class ProvisionalYearTest {
    private static final SlaCalculator LIMITS = Calendars.freightNetwork();
    private static final WorkingCalendar CALENDAR = LIMITS.calendar();
    private static final Matter DELAY = new Matter("delay", Severity.MINOR, "hotline", Market.DOMESTIC);

    @ParameterizedTest(name = "{0} + {1} working days = {2}: {3}")
    @CsvSource({
        "2026-12-31T10:00:00, 1, 2027-01-04T18:00:00, New Year's Day is a Friday",
        "2027-01-01T00:00:00, 7, 2027-01-12T18:00:00, a week and more of January",
        "2027-02-04T10:00:00, 1, 2027-02-09T18:00:00, Spring Festival's four days from its eve on",
        "2027-04-02T10:00:00, 1, 2027-04-06T18:00:00, Qingming on a Monday",
        "2027-06-08T10:00:00, 1, 2027-06-10T18:00:00, Dragon Boat on a Wednesday",
        "2027-09-14T10:00:00, 1, 2027-09-16T18:00:00, Mid-Autumn on a Wednesday",
        "2027-09-30T10:00:00, 1, 2027-10-04T18:00:00, National Day's three days",
        "2028-02-28T10:00:00, 1, 2028-02-29T18:00:00, a day of leap years",
    })
    void law_and_weekends_are_off(String received, int count, String due, String why) {
        var deadline = CALENDAR.due(new Limit.WorkingDays(count), china(received));
        assertThat(deadline.due()).isEqualTo(china(due));
        assertThat(deadline.isProvisional()).isTrue();
        assertThat(deadline.warning())
                .hasValueSatisfying(text -> assertThat(text).contains("cn does not know 202", "provisional", "law"));
    }

    @Test
    void screens_get_the_same_days() {
        var days = CALENDAR.specialDays(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31));
        assertThat(days.off().stream().map(LocalDate::toString))
                .containsExactly(
                        "2027-01-01",
                        "2027-02-05",
                        "2027-02-08",
                        "2027-04-05",
                        "2027-06-09",
                        "2027-09-15",
                        "2027-10-01");
        assertThat(days.work()).isEmpty();
    }

    @Test
    void a_calendar_of_another_country_counts_monday_to_friday_until_it_is_published() {
        var holidays = new PublicHolidays("de", new TreeSet<>(Set.of(2026)), Set.of(), Set.of());
        var calendar = new WorkingCalendar(
                holidays, new BusinessHours(List.of(new Span(540, 1020))), ZoneId.of("Europe/Berlin"));
        var deadline = calendar.due(new Limit.WorkingDays(1), china("2026-12-31T10:00:00"));
        assertThat(deadline.due()).isEqualTo(Instant.parse("2027-01-01T16:00:00Z"));
        assertThat(deadline.warning())
                .hasValueSatisfying(text -> assertThat(text).contains("Monday to Friday", "provisional"));
    }

    @Test
    void a_calendar_without_any_published_year_counts_too() {
        var calendar = SlaCalculator.of(FreightNetwork.POLICY, PublicHolidays.unpublished("cn"))
                .calendar();
        assertThat(calendar.due(new Limit.WorkingDays(1), china("2031-01-21T10:00:00"))
                        .due())
                .isEqualTo(china("2031-01-27T18:00:00"));
        assertThat(calendar.awaitedYear(china("2031-01-21T10:00:00"))).contains(2031);
    }

    @Test
    void a_pause_that_moves_a_limit_over_new_year_makes_it_provisional() {
        var received = china("2026-12-28T10:00:00");
        var clock = LIMITS.opening(DELAY, received, true).handling();
        assertThat(LIMITS.isProvisional(clock, DELAY)).isFalse();

        var paused = clock.paused(china("2026-12-28T14:00:00"));
        var resumed = LIMITS.resumed(paused, china("2026-12-31T14:00:00"));

        assertThat(resumed.dueAt()).isEqualTo(china("2027-01-04T18:00:00"));
        assertThat(LIMITS.isProvisional(resumed, DELAY)).isTrue();
        assertThat(LIMITS.warning(resumed, DELAY)).isPresent();
        assertThat(LIMITS.isProvisional(resumed.stopped(china("2027-01-04T10:00:00"), false), DELAY))
                .isFalse();
    }

    @Test
    void an_extension_over_new_year_makes_a_limit_provisional() {
        var clock = LIMITS.opening(DELAY, china("2026-12-30T10:00:00"), true).handling();
        assertThat(LIMITS.isProvisional(clock, DELAY)).isFalse();
        assertThat(LIMITS.isProvisional(LIMITS.extended(clock, 1, china("2026-12-30T11:00:00")), DELAY))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-31T23:59:59, ",
        "2026-11-01T00:00:00, 2027",
        "2027-01-01T00:00:00, 2027",
        "2025-11-01T00:00:00, "
    })
    void a_year_is_awaited_from_the_november_before(String now, Integer year) {
        assertThat(CALENDAR.awaitedYear(china(now)).orElse(null)).isEqualTo(year);
    }

    private static Instant china(String local) {
        return OffsetDateTime.parse(local + "+08:00").toInstant();
    }
}
