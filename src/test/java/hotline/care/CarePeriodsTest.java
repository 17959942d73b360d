package hotline.care;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.care.CareLevel;
import hotline.policy.care.CarePeriod;
import hotline.policy.care.CarePeriod.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods follow from the calendar alone. */
class CarePeriodsTest {
    private static final int DAYS = 5 * 366;

    /** Whatever day the customer joined or was visited on, and whether each visit comes early or late. */
    @Property(tries = 300)
    @net.jqwik.api.Tag("K2")
    void periods_of_five_years_never_move_and_none_is_doubled_or_left_out(
            @ForAll CarePeriod period, @ForAll @IntRange(min = 0, max = 2 * DAYS) int offset) {
        var first = LocalDate.of(2024, 1, 1).plusDays(offset);
        var spans = spans(period, first);
        int months = period == CarePeriod.MONTH ? 1 : period == CarePeriod.QUARTER ? 3 : 6;
        for (int i = 0; i < spans.size(); i++) {
            var span = spans.get(i);
            assertThat(span.from().getDayOfMonth()).isEqualTo(1);
            assertThat((span.from().getMonthValue() - 1) % months).isZero();
            assertThat(span.end()).isEqualTo(span.from().plusMonths(months));
            if (i > 0) {
                assertThat(span.from()).isEqualTo(spans.get(i - 1).end());
                assertThat(span.before()).isEqualTo(spans.get(i - 1));
            }
        }
    }

    private static List<Span> spans(CarePeriod period, LocalDate first) {
        return LongStream.range(0, DAYS)
                .mapToObj(day -> period.around(first.plusDays(day)))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-08-31, MONTH, 61, 2023-08-01, 2028-08-01",
        "2023-08-31, QUARTER, 21, 2023-07-01, 2028-07-01",
        "2023-08-31, HALF_YEAR, 11, 2023-07-01, 2028-07-01",
        "2024-02-29, MONTH, 61, 2024-02-01, 2029-02-01",
        "2024-02-29, QUARTER, 21, 2024-01-01, 2029-01-01",
        "2024-02-29, HALF_YEAR, 11, 2024-01-01, 2029-01-01"
    })
    @Tag("K2")
    @Tag("D4")
    void from_the_last_of_august_and_from_a_leap_day_five_years_have_their_periods(
            LocalDate day, CarePeriod period, int periods, LocalDate first, LocalDate last) {
        var spans = day.datesUntil(day.plusYears(5).plusDays(1))
                .map(period::around)
                .distinct()
                .toList();
        assertThat(spans).hasSize(periods);
        assertThat(spans.get(0).from()).isEqualTo(first);
        assertThat(spans.get(periods - 1).from()).isEqualTo(last);
        assertThat(spans.stream()
                        .mapToLong(span -> ChronoUnit.DAYS.between(span.from(), span.end()))
                        .sum())
                .as("no day is in two or in none")
                .isEqualTo(ChronoUnit.DAYS.between(first, spans.get(periods - 1).end()));
    }

    @ParameterizedTest
    @CsvSource({"STAFF, 1", "VICE_PRESIDENT, 2", "LEADER, 3"})
    @Tag("K2")
    void a_contact_by_a_higher_level_stands_for_one_by_a_lower_level(CareLevel level, int levels) {
        assertThat(level.standsFor()).hasSize(levels).contains("staff", level.code());
    }
}
