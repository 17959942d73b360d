package hotline.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.staffing.SampleDays.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which past days a day is compared with, and what arrived on them. */
class ArrivalsTest {
    /** National Day 2026 (Thursday to Wednesday), with a Sunday before and a Saturday after worked in exchange. */
    private static final Set<LocalDate> OFF = Set.copyOf(
            LocalDate.of(2026, 10, 1).datesUntil(LocalDate.of(2026, 10, 8)).toList());

    private static final Set<LocalDate> EXCHANGED = Set.of(LocalDate.of(2026, 9, 27), LocalDate.of(2026, 10, 10));
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 14);

    private static boolean isWorked(LocalDate day) {
        return EXCHANGED.contains(day)
                || (!OFF.contains(day)
                        && day.getDayOfWeek() != DayOfWeek.SATURDAY
                        && day.getDayOfWeek() != DayOfWeek.SUNDAY);
    }

    @Test
    void a_weekday_is_like_the_same_weekdays_of_eight_weeks_without_holidays() {
        var sample = SampleDays.of(LocalDate.of(2026, 10, 15), TODAY, ArrivalsTest::isWorked);
        assertThat(sample.kind()).isEqualTo(Kind.SAME_WEEKDAY);
        assertThat(sample.days()).hasSize(7).allMatch(day -> day.getDayOfWeek() == DayOfWeek.THURSDAY);
        assertThat(sample.leftOut()).containsExactly(LocalDate.of(2026, 10, 1));
    }

    @Test
    void a_weekend_day_is_like_those_neither_worked_in_exchange_nor_within_a_holiday() {
        var saturday = SampleDays.of(LocalDate.of(2026, 10, 17), TODAY, ArrivalsTest::isWorked);
        assertThat(saturday.leftOut()).containsExactly(LocalDate.of(2026, 10, 3), LocalDate.of(2026, 10, 10));
        assertThat(saturday.days()).hasSize(6);
        var sunday = SampleDays.of(LocalDate.of(2026, 10, 18), TODAY, ArrivalsTest::isWorked);
        assertThat(sunday.leftOut()).containsExactly(LocalDate.of(2026, 9, 27), LocalDate.of(2026, 10, 4));
    }

    @Test
    void a_day_worked_in_exchange_is_like_all_working_days_and_they_like_it() {
        var sample = SampleDays.of(LocalDate.of(2026, 10, 10), TODAY, ArrivalsTest::isWorked);
        assertThat(sample.kind()).isEqualTo(Kind.WORKED);
        assertThat(sample.days()).allMatch(ArrivalsTest::isWorked).contains(LocalDate.of(2026, 9, 27));
    }

    @Test
    void a_holiday_is_like_days_off_and_no_day_is_like_a_later_one() {
        var sample = SampleDays.of(LocalDate.of(2026, 10, 1), TODAY, ArrivalsTest::isWorked);
        assertThat(sample.kind()).isEqualTo(Kind.OFF);
        assertThat(sample.days())
                .noneMatch(ArrivalsTest::isWorked)
                .allMatch(day -> day.isBefore(LocalDate.of(2026, 10, 1)));
    }

    @Test
    void a_half_hour_without_an_entry_is_nought_only_on_days_that_are_known() {
        var days = LocalDate.of(2026, 9, 1).datesUntil(LocalDate.of(2026, 9, 6)).toList();
        var counts = Map.of(
                new HalfHours.Key(days.get(0), 18),
                10L,
                new HalfHours.Key(days.get(1), 18),
                20L,
                new HalfHours.Key(days.get(2), 18),
                30L,
                new HalfHours.Key(days.get(0), 20),
                4L);
        var arrivals = HalfHours.of(days, counts);
        assertThat(arrivals).extracting(HalfHours.Arrivals::halfHour).containsExactly(18, 19, 20);
        assertThat(arrivals.get(0).median()).isEqualTo(10);
        assertThat(arrivals.get(0).ninetieth()).hasValue(26);
        assertThat(arrivals.get(0).most()).isEqualTo(30);
        assertThat(arrivals.get(1).median()).isZero();
        var three = HalfHours.of(days.subList(0, 3), counts);
        assertThat(three.get(0).median()).isEqualTo(20);
        assertThat(three.get(0).ninetieth()).isEqualTo(OptionalDouble.empty());
        assertThat(HalfHours.of(List.of(), Map.of())).isEmpty();
    }
}
