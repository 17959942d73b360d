package hotline.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** When the demo's agents are at work: every day from half past eight till eight in the evening. */
record DutyHours(ZoneId zone) {
    private static final LocalTime BEGIN = LocalTime.of(8, 30);
    private static final LocalTime END = LocalTime.of(20, 0);

    /** The instant after that much time at work. */
    Instant after(Instant from, Duration work) {
        var left = work;
        var at = from;
        while (true) {
            var day = at.atZone(zone).toLocalDate();
            var start = latest(at, begin(day));
            var room = Duration.between(start, end(day));
            if (left.compareTo(room) <= 0) {
                return start.plus(left);
            }
            left = room.isNegative() ? left : left.minus(room);
            at = day.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    /** Time at work between the two; zero if the second is earlier. */
    Duration between(Instant from, Instant until) {
        var sum = Duration.ZERO;
        for (var day = from.atZone(zone).toLocalDate();
                !day.isAfter(until.atZone(zone).toLocalDate());
                day = day.plusDays(1)) {
            var end = end(day).isBefore(until) ? end(day) : until;
            var span = Duration.between(latest(from, begin(day)), end);
            sum = span.isNegative() ? sum : sum.plus(span);
        }
        return sum;
    }

    private Instant begin(LocalDate day) {
        return day.atTime(BEGIN).atZone(zone).toInstant();
    }

    private Instant end(LocalDate day) {
        return day.atTime(END).atZone(zone).toInstant();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
