package hotline.staff;

import hotline.sla.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The training of new agents (C7). Pure.
 *
 * @param days how many working days it takes
 */
public record Training(int days, WorkingCalendar calendar) {
    private static final int LONGEST = 366;

    /** The first working day on which an agent who began then is given work. */
    public LocalDate worksFrom(LocalDate since) {
        var day = since;
        int left = days;
        for (int looked = 0; looked < LONGEST; looked++) {
            if (calendar.isWorkingDay(day)) {
                if (left == 0) {
                    return day;
                }
                left--;
            }
            day = day.plusDays(1);
        }
        return day;
    }

    public boolean isOver(StaffMember member, Instant now) {
        var today = LocalDate.ofInstant(now, calendar.zone());
        return member.trainingSince()
                .map(this::worksFrom)
                .filter(today::isBefore)
                .isEmpty();
    }
}
