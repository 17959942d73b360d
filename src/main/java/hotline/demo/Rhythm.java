package hotline.demo;

import hotline.sla.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** When people complain: on working days twice as much as on others, most at ten and at three, hardly at night. */
final class Rhythm {
    private static final double[] HOURS = {
        0.3, 0.2, 0.15, 0.1, 0.1, 0.2, 0.6, 1.5, 4, 8, 10, 8, 5, 5.5, 8, 10, 8.5, 6, 4, 3, 2.5, 2, 1.2, 0.7
    };
    private static final double NON_WORKING_DAY = 0.42;
    /** Goods bought on 11 November (双十一) travel in the week after it. */
    private static final double AFTER_SHOPPING_FESTIVAL = 1.4;

    private static final int SECONDS_OF_HOUR = 3600;

    private final WorkingCalendar calendar;

    Rhythm(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** That many moments between the two, in order. */
    List<Instant> moments(Instant from, Instant until, int count, Chance chance) {
        var hours = new ArrayList<Instant>();
        var weights = new ArrayList<Double>();
        var zone = calendar.zone();
        for (var day = from.atZone(zone).toLocalDate();
                !day.isAfter(until.atZone(zone).toLocalDate());
                day = day.plusDays(1)) {
            double weight = weight(day) * chance.between(0.85, 1.15);
            for (int hour = 0; hour < HOURS.length; hour++) {
                hours.add(day.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant());
                weights.add(weight * HOURS[hour]);
            }
        }
        var moments = new Instant[count];
        var drawn = weights.stream().mapToDouble(Double::doubleValue).toArray();
        var table = new Cumulated(drawn);
        for (int i = 0; i < count; i++) {
            moments[i] = within(from, until, hours, table, chance);
        }
        Arrays.sort(moments);
        return List.of(moments);
    }

    private static Instant within(Instant from, Instant until, List<Instant> hours, Cumulated table, Chance chance) {
        while (true) {
            var moment = hours.get(table.draw(chance))
                    .plusSeconds(chance.between(0, SECONDS_OF_HOUR - 1))
                    .plus(chance.between(0, 999), ChronoUnit.MILLIS);
            if (!moment.isBefore(from) && !moment.isAfter(until)) {
                return moment;
            }
        }
    }

    private double weight(LocalDate day) {
        boolean afterFestival = day.getMonthValue() == 11 && day.getDayOfMonth() > 11 && day.getDayOfMonth() < 19;
        return (calendar.isWorkingDay(day) ? 1 : NON_WORKING_DAY) * (afterFestival ? AFTER_SHOPPING_FESTIVAL : 1);
    }

    /** Draws an index by weight in the time of a binary search. */
    private static final class Cumulated {
        private final double[] sums;

        Cumulated(double[] weights) {
            sums = weights.clone();
            for (int i = 1; i < sums.length; i++) {
                sums[i] += sums[i - 1];
            }
        }

        int draw(Chance chance) {
            int found = Arrays.binarySearch(sums, chance.between(0.0, sums[sums.length - 1]));
            return Math.min(found < 0 ? -found - 1 : found, sums.length - 1);
        }
    }
}
