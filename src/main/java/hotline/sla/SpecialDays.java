package hotline.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where a span of days departs from Monday to Friday, for clients that count working time without the whole calendar.
 * In order.
 *
 * @param from first day of the span
 * @param to last day of the span
 * @param off weekdays off
 * @param work Saturdays and Sundays worked in exchange (调休)
 */
public record SpecialDays(LocalDate from, LocalDate to, List<LocalDate> off, List<LocalDate> work) {

    static SpecialDays of(LocalDate from, LocalDate to, Predicate<LocalDate> isWorked) {
        var special = from.datesUntil(to.plusDays(1))
                .filter(day -> isWorked.test(day) == isWeekend(day))
                .toList();
        return new SpecialDays(
                from,
                to,
                special.stream().filter(day -> !isWeekend(day)).toList(),
                special.stream().filter(SpecialDays::isWeekend).toList());
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
