package hotline.measures;

import java.time.LocalDate;

/** Days of the policy's zone, both included. */
public record Period(LocalDate from, LocalDate to) {
    public static final int MOST_DAYS = 400;

    public Period {
        if (to.isBefore(from) || from.plusDays(MOST_DAYS).compareTo(to) <= 0) {
            throw new IllegalArgumentException("a period has 1 to " + MOST_DAYS + " days");
        }
    }
}
