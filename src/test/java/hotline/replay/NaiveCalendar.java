package hotline.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Working time in China as one counts it on a calendar: day after day, opening after opening. */
final class NaiveCalendar {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime CLOSE = LocalTime.of(18, 0);

    private NaiveCalendar() {}

    private record Opening(Instant from, Instant to) {}

    /** Close of business of the n-th working day after. */
    static Instant closeOf(int workingDays, LocalDate after) {
        var day = after;
        for (int left = workingDays; left > 0; left -= isWorked(day) ? 1 : 0) {
            day = day.plusDays(1);
        }
        return at(day, CLOSE);
    }

    static Duration between(Instant from, Instant to) {
        var sum = Duration.ZERO;
        for (var day = day(from); !day.isAfter(day(to)); day = day.plusDays(1)) {
            for (Opening opening : openings(day)) {
                var begin = opening.from().isAfter(from) ? opening.from() : from;
                var end = opening.to().isBefore(to) ? opening.to() : to;
                sum = begin.isBefore(end) ? sum.plus(Duration.between(begin, end)) : sum;
            }
        }
        return sum;
    }

    static Instant later(Instant from, Duration time) {
        var left = time;
        for (var day = day(from); !left.isZero(); day = day.plusDays(1)) {
            for (Opening opening : openings(day)) {
                var begin = opening.from().isAfter(from) ? opening.from() : from;
                var open = Duration.between(begin, opening.to());
                if (open.compareTo(left) >= 0) {
                    return begin.plus(left);
                }
                left = open.isNegative() ? left : left.minus(open);
            }
        }
        return from;
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    private static List<Opening> openings(LocalDate day) {
        var openings = new ArrayList<Opening>();
        if (isWorked(day)) {
            openings.add(new Opening(at(day, LocalTime.of(9, 0)), at(day, LocalTime.of(12, 0))));
            openings.add(new Opening(at(day, LocalTime.of(13, 30)), at(day, CLOSE)));
        }
        return openings;
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    private static boolean isWorked(LocalDate day) {
        return PolicyTrials.AS_IS.calendar().isWorkingDay(day);
    }
}
