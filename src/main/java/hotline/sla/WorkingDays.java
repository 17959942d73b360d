package hotline.sla;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Working days by number, so that going on by n of them is a look-up. Days are epoch days. The published span lies in
 * arrays; before and after it Monday to Friday are worked, which is arithmetic.
 */
final class WorkingDays {
    /** From Monday, 29 December 1969, to the first epoch day, a Thursday. */
    private static final int SINCE_MONDAY = 3;

    private final long first;
    private final long end;
    /** How many working days lie before the day first + i, counted from the first; one entry more than days. */
    private final int[] before;
    /** The working days of the span, as days after the first. */
    private final int[] workingDays;

    WorkingDays(PublicHolidays holidays) {
        var from = LocalDate.of(holidays.years().first(), 1, 1);
        var to = LocalDate.of(holidays.years().last() + 1, 1, 1);
        for (var listed : List.of(holidays.off(), holidays.work())) {
            for (LocalDate day : listed) {
                from = day.isBefore(from) ? day : from;
                to = day.isBefore(to) ? to : day.plusDays(1);
            }
        }
        first = from.toEpochDay();
        end = to.toEpochDay();
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
