package hotline.staff;

import java.time.LocalDate;
import java.util.function.Predicate;

/**
 * The training of a new agent (C7), in working days. Pure.
 *
 * @param since its first day
 * @param days how long it takes
 */
public record Training(LocalDate since, int days) {
    private static final int LONGEST = 366;

    /** The first working day on which the agent is given work. */
    public LocalDate worksFrom(Predicate<LocalDate> isWorkingDay) {
        var day = since;
        for (int left = days, looked = 0; looked < LONGEST; looked++, day = day.plusDays(1)) {
            if (isWorkingDay.test(day)) {
                if (left == 0) {
                    return day;
                }
                left--;
            }
        }
        return day;
    }
}
