package hotline.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The days on which a country departs from Monday to Friday, as published for the years named.
 *
 * @param code under which policies name it, such as {@code cn}
 * @param years that are published; days of a neighbouring year may be listed too
 * @param off days off
 * @param work Saturdays and Sundays worked in exchange (调休), now and then also a weekday that was off in an earlier list
 */
public record PublicHolidays(String code, SortedSet<Integer> years, Set<LocalDate> off, Set<LocalDate> work) {

    public PublicHolidays {
        if (years.isEmpty()) {
            throw new IllegalArgumentException("a calendar knows at least one year");
        }
        years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
        off = Set.copyOf(off);
        work = Set.copyOf(work);
    }

    boolean isWorkingDay(LocalDate day) {
        boolean isWeekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        return isWeekend ? work.contains(day) : !off.contains(day);
    }
}
