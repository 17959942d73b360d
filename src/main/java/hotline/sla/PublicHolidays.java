package hotline.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The days on which a country departs from Monday to Friday, as published for the years named. In other years the
 * holidays that are law count, where they are known: provisionally, until the year is published.
 *
 * @param code under which policies name it, such as {@code cn}
 * @param years that are published; may be none
 * @param off days off
 * @param work Saturdays and Sundays worked in exchange (调休)
 */
public record PublicHolidays(String code, SortedSet<Integer> years, Set<LocalDate> off, Set<LocalDate> work) {

    public PublicHolidays {
        years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
        off = Set.copyOf(off);
        work = Set.copyOf(work);
    }

    /** A calendar of which no year is published. */
    public static PublicHolidays unpublished(String code) {
        return new PublicHolidays(code, new TreeSet<>(), Set.of(), Set.of());
    }

    public boolean isPublished(int year) {
        return years.contains(year);
    }

    /** Whether the holidays of years that are not published are known by law. */
    public boolean knowsLaw() {
        return StatutoryDays.areKnown(code);
    }

    /** The holidays of a year that are law, where they are known; published or not. */
    public Set<LocalDate> byLaw(int year) {
        return StatutoryDays.of(code, year);
    }

    /** The first day of the Spring Festival (春节) of that year, where it is known. */
    public Optional<LocalDate> springFestival(int year) {
        return StatutoryDays.springFestival(code, year);
    }

    boolean isWorkingDay(LocalDate day) {
        boolean isWeekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        return isWeekend ? work.contains(day) : !off.contains(day) && !isProvisionallyOff(day);
    }

    private boolean isProvisionallyOff(LocalDate day) {
        int year = day.getYear();
        return !isPublished(year) && StatutoryDays.of(code, year).contains(day);
    }
}
