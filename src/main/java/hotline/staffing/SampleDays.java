package hotline.staffing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which days of the last eight weeks a day is like. Pure.
 *
 * @param days the earliest first
 * @param leftOut days of the same weekday that were not like it: holidays, and weekend days that were worked
 */
public record SampleDays(Kind kind, List<LocalDate> days, List<LocalDate> leftOut) {
    public static final int WEEKS = 8;

    /** What the days have in common with the day asked about. */
    public enum Kind {
        /** The same weekday; worked if that is worked, and no holiday. */
        SAME_WEEKDAY("same-weekday"),
        /** All days worked: the day is a weekend day worked in exchange (调休), which comes too seldom for its own sample. */
        WORKED("worked"),
        /** All days off: the day is a holiday. */
        OFF("off");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public SampleDays {
        days = List.copyOf(days);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * @param today days from then on have not happened yet
     * @param isWorked as the calendar says
     */
    public static SampleDays of(LocalDate day, LocalDate today, Predicate<LocalDate> isWorked) {
        var end = day.isBefore(today) ? day : today;
        var before = Stream.iterate(end.minusWeeks(WEEKS), one -> one.plusDays(1))
                .limit(WEEKS * 7L)
                .toList();
        if (isWorked.test(day) && isWeekend(day)) {
            return new SampleDays(Kind.WORKED, before.stream().filter(isWorked).toList(), List.of());
        }
        if (isHoliday(day, isWorked)) {
            return new SampleDays(
                    Kind.OFF, before.stream().filter(isWorked.negate()).toList(), List.of());
        }
        Predicate<LocalDate> isLike = one -> isWorked.test(one) == isWorked.test(day) && !isHoliday(one, isWorked);
        var weekday = before.stream()
                .filter(one -> one.getDayOfWeek() == day.getDayOfWeek())
                .toList();
        return new SampleDays(
                Kind.SAME_WEEKDAY,
                weekday.stream().filter(isLike).toList(),
                weekday.stream().filter(isLike.negate()).toList());
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** A weekday off, or a weekend day in a row of days off with one. */
    private static boolean isHoliday(LocalDate day, Predicate<LocalDate> isWorked) {
        return !isWorked.test(day) && (!isWeekend(day) || reaches(day, 1, isWorked) || reaches(day, -1, isWorked));
    }

    private static boolean reaches(LocalDate day, int step, Predicate<LocalDate> isWorked) {
        var next = day.plusDays(step);
        while (!isWorked.test(next)) {
            if (!isWeekend(next)) {
                return true;
            }
            next = next.plusDays(step);
        }
        return false;
    }
}
