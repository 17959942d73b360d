package hotline.sla;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The look-ups against a second implementation that walks day by day and minute by minute. */
class EveryDayOfKnownYearsTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
    /** With a year that is not published yet. */
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);

    private final PublicHolidays holidays = Calendars.china();
    private final WorkingCalendar calendar = Calendars.freightNetwork().calendar();

    @Test
    void one_to_ten_working_days_after_every_moment_of_every_day() {
        var moments = new LocalTime[] {
            LocalTime.MIN, LocalTime.of(8, 59, 59), LocalTime.NOON, LocalTime.of(18, 0), LocalTime.of(23, 59, 59)
        };
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            for (LocalTime moment : moments) {
                for (int n = 1; n <= 10; n++) {
                    var received = day.atTime(moment).atZone(CHINA).toInstant();
                    assertThat(calendar.due(new Limit.WorkingDays(n), received).due())
                            .as("%s + %d working days", received, n)
                            .isEqualTo(walked(day, n));
                }
            }
        }
    }

    @Test
    void working_minutes_over_random_spans() {
        var random = new Random(20260925);
        for (int i = 0; i < 1_000; i++) {
            var from = FIRST.atStartOfDay().plusMinutes(random.nextInt(365 * 24 * 60 * 7));
            int minutes = 1 + random.nextInt(2_000);
            var to = walkedMinutes(from, minutes);
            assertThat(calendar.plusWorkingTime(instant(from), Duration.ofMinutes(minutes)))
                    .as("%s + %d working minutes", from, minutes)
                    .isEqualTo(instant(to));
            assertThat(calendar.workingMinutesBetween(instant(from), instant(to)))
                    .isEqualTo(minutes);
        }
    }

    @Test
    void working_days_between_any_two_days() {
        int worked = 0;
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            worked += isWorked(day) && !day.equals(FIRST) ? 1 : 0;
            assertThat(calendar.isWorkingDay(day)).as("%s", day).isEqualTo(isWorked(day));
            assertThat(calendar.workingDaysBetween(FIRST, day)).as("%s", day).isEqualTo(worked);
        }
    }

    private Instant walked(LocalDate received, int count) {
        var day = received;
        int left = count;
        while (left > 0) {
            day = day.plusDays(1);
            left -= isWorked(day) ? 1 : 0;
        }
        return day.atTime(18, 0).atZone(CHINA).toInstant();
    }

    private LocalDateTime walkedMinutes(LocalDateTime from, int minutes) {
        var time = from;
        int left = minutes;
        while (left > 0) {
            left -= isOpen(time) ? 1 : 0;
            time = time.plus(1, ChronoUnit.MINUTES);
        }
        return time;
    }

    private boolean isOpen(LocalDateTime time) {
        int minute = time.getHour() * 60 + time.getMinute();
        return isWorked(time.toLocalDate())
                && ((minute >= 9 * 60 && minute < 12 * 60) || (minute >= 13 * 60 + 30 && minute < 18 * 60));
    }

    private boolean isWorked(LocalDate day) {
        if (holidays.work().contains(day)) {
            return true;
        }
        return day.getDayOfWeek().getValue() <= 5
                && !holidays.off().contains(day)
                && (holidays.isPublished(day.getYear())
                        || !StatutoryDays.of("cn", day.getYear()).contains(day));
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(CHINA).toInstant();
    }
}
