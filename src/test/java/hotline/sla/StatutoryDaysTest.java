package hotline.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holidays by law, against those that were published and those of almanacs. */
class StatutoryDaysTest {
    private static final PublicHolidays PUBLISHED = Calendars.china();

    @ParameterizedTest
    @ValueSource(ints = {2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026})
    void every_day_that_is_law_was_published_as_a_day_off(int year) {
        var law = StatutoryDays.of("cn", year);
        assertThat(PUBLISHED.off()).containsAll(law);
        assertThat(law).hasSizeBetween(10, 13).allMatch(day -> day.getYear() == year);
    }

    @ParameterizedTest
    @CsvSource({
        "2027, 2027-01-01 2027-02-05 2027-02-06 2027-02-07 2027-02-08 2027-04-05 2027-05-01 2027-05-02 2027-06-09"
                + " 2027-09-15 2027-10-01 2027-10-02 2027-10-03",
        // Mid-Autumn falls on National Day's third day.
        "2028, 2028-01-01 2028-01-25 2028-01-26 2028-01-27 2028-01-28 2028-04-04 2028-05-01 2028-05-02 2028-05-28"
                + " 2028-10-01 2028-10-02 2028-10-03",
    })
    void the_amendment_of_2024_gives_thirteen_days(int year, String days) {
        assertThat(StatutoryDays.of("cn", year).stream().map(LocalDate::toString))
                .containsExactly(days.split(" "));
    }

    @Test
    void spring_festivals_eve_and_the_second_of_may_are_law_since_2025() {
        assertThat(StatutoryDays.of("cn", 2024))
                .doesNotContain(LocalDate.of(2024, 2, 9), LocalDate.of(2024, 5, 2))
                .hasSize(11);
        assertThat(StatutoryDays.of("cn", 2025)).contains(LocalDate.of(2025, 1, 28), LocalDate.of(2025, 5, 2));
    }

    @Test
    void every_year_up_to_the_end_of_the_century_has_its_days_where_the_seasons_put_them() {
        for (int year = 2027; year <= StatutoryDays.LAST_YEAR; year++) {
            var days = StatutoryDays.of("cn", year);
            var inSpring = days.stream().filter(day -> day.getMonthValue() <= 2).toList();
            // New Year's Day, then four days in a row between 20 January and 24 February.
            assertThat(inSpring).as("%s", year).hasSize(5);
            assertThat(ChronoUnit.DAYS.between(inSpring.get(1), inSpring.get(4)))
                    .isEqualTo(3);
            assertThat(inSpring.get(1)).isAfterOrEqualTo(LocalDate.of(year, 1, 20));
            assertThat(days).anyMatch(day -> day.getMonthValue() == 4 && day.getDayOfMonth() <= 5);
        }
    }

    @Test
    void the_law_of_other_calendars_is_not_known() {
        assertThat(StatutoryDays.of("de", 2027)).isEmpty();
    }
}
