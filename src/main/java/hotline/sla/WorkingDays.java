package hotline.sla;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.WeakHashMap;

/**
 * Working days by number, so that going on by n of them is a look-up. Days are epoch days. The span that is published or
 * can be computed lies in arrays; before and after it Monday to Friday are worked, which is arithmetic.
 */
final class WorkingDays {
    /** From Monday, 29 December 1969, to the first epoch day, a Thursday. */
    private static final int SINCE_MONDAY = 3;

    /** Policies that count by one calendar share its days. */
    private static final Map<PublicHolidays, WorkingDays> PREPARED = Collections.synchronizedMap(new WeakHashMap<>());

    private final long first;
    private final long end;
    /** How many working days lie before the day first + i, counted from the first; one entry more than days. */
    private final int[] before;
    /** The working days of the span, as days after the first. */
    private final int[] workingDays;

    static WorkingDays of(PublicHolidays holidays) {
        return PREPARED.computeIfAbsent(holidays, WorkingDays::new);
    }

    private WorkingDays(PublicHolidays holidays) {
        var years = spanned(holidays);
        first = LocalDate.of(years.first(), 1, 1).toEpochDay();
        end = LocalDate.of(years.last() + 1, 1, 1).toEpochDay();
        int days = Math.toIntExact(end - first);
        before = new int[days + 1];
        var worked = new int[days];
        for (int i = 0; i < days; i++) {
            boolean isWorked = holidays.isWorkingDay(LocalDate.ofEpochDay(first + i));
            if (isWorked) {
                worked[before[i]] = i;
            }
            before[i + 1] = before[i] + (isWorked ? 1 : 0);
        }
        workingDays = Arrays.copyOf(worked, before[days]);
    }

    private static SortedSet<Integer> spanned(PublicHolidays holidays) {
        var years = new TreeSet<>(holidays.years());
        if (holidays.knowsLaw()) {
            years.add(StatutoryDays.FIRST_YEAR);
            years.add(StatutoryDays.LAST_YEAR);
        }
        holidays.off().forEach(day -> years.add(day.getYear()));
        holidays.work().forEach(day -> years.add(day.getYear()));
        if (years.isEmpty()) {
            years.add(StatutoryDays.FIRST_YEAR);
        }
        return years;
    }

    boolean isWorkingDay(long day) {
        return numberBefore(day + 1) > numberBefore(day);
    }

    /** How many working days lie before that day, counted from the span's first day; negative further back. */
    long numberBefore(long day) {
        if (day < first) {
            return weekdaysBefore(day) - weekdaysBefore(first);
        }
        if (day > end) {
            return workingDays.length + weekdaysBefore(day) - weekdaysBefore(end);
        }
        return before[(int) (day - first)];
    }

    /** The working day before which so many lie: the inverse of {@link #numberBefore}. */
    long day(long number) {
        if (number < 0) {
            return weekday(weekdaysBefore(first) + number);
        }
        if (number >= workingDays.length) {
            return weekday(weekdaysBefore(end) + number - workingDays.length);
        }
        return first + workingDays[(int) number];
    }

    private static long weekdaysBefore(long day) {
        long sinceMonday = day + SINCE_MONDAY;
        return 5 * Math.floorDiv(sinceMonday, 7L) + Math.min(Math.floorMod(sinceMonday, 7), 5);
    }

    private static long weekday(long number) {
        return 7 * Math.floorDiv(number, 5L) + Math.floorMod(number, 5) - SINCE_MONDAY;
    }
}
