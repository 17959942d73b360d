package hotline.measures;

import hotline.sla.WorkingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The part of the backlog (积压) that is so many working days old. The day of receipt is day 0.
 *
 * @param toDays inclusive; empty for the last band
 */
public record AgeBand(int fromDays, OptionalInt toDays, long open, long pastDue) {
    /** F5 allows 1, 2, 3 and 7 working days: each limit ends a band. */
    private static final int[] FROM = {0, 1, 2, 4, 8, 16};

    /** The open complaints received on one day. */
    record OfDay(LocalDate receivedOn, long open, long pastDue) {}

    static List<AgeBand> of(List<OfDay> backlog, LocalDate today, WorkingCalendar calendar) {
        var open = new long[FROM.length];
        var pastDue = new long[FROM.length];
        for (OfDay day : backlog) {
            int band = band(calendar.workingDaysBetween(day.receivedOn(), today));
            open[band] += day.open();
            pastDue[band] += day.pastDue();
        }
        var bands = new ArrayList<AgeBand>();
        for (int i = 0; i < FROM.length; i++) {
            var to = i + 1 < FROM.length ? OptionalInt.of(FROM[i + 1] - 1) : OptionalInt.empty();
            bands.add(new AgeBand(FROM[i], to, open[i], pastDue[i]));
        }
        return bands;
    }

    private static int band(long age) {
        int band = FROM.length - 1;
        while (band > 0 && age < FROM[band]) {
            band--;
        }
        return band;
    }
}
