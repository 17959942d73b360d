package hotline.measures;

import java.time.LocalDate;

/** Days of the policy's zone, both included. */
public record Period(LocalDate from, LocalDate to) {
    /** Of counts by day or complaint by complaint. */
    public static final int MOST_DAYS = 400;

    /** Of figures from sums of months. */
    public static final int LONGEST_DAYS = 3_660;

    public Period {
        check(from, to, LONGEST_DAYS);
    }

    /** Throws IllegalArgumentException if it has more days. */
    public static Period within(int days, LocalDate from, LocalDate to) {
        check(from, to, days);
        return new Period(from, to);
    }

    private static void check(LocalDate from, LocalDate to, int days) {
        if (to.isBefore(from) || from.plusDays(days).compareTo(to) <= 0) {
            throw new IllegalArgumentException("a period has 1 to " + days + " days");
        }
    }
}
