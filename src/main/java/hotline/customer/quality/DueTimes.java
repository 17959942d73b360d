package hotline.customer.quality;

import hotline.policy.Limit;
import hotline.policy.care.CarePeriod;
import hotline.sla.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** When work on a file is due, and which files are due at a time: both follow from when it began to wait. Pure. */
sealed interface DueTimes {
    /** A limit has at most ten years; a calendar may lengthen them. */
    Duration LONGEST = Duration.ofDays(11_000);

    /** The last instant in time. */
    Instant due(Instant since);

    /** Files that have waited since an earlier time are on the list. */
    Instant listedBefore(Instant now);

    /** The earliest beginning that is still in time. */
    default Instant overdueBefore(Instant now) {
        long late = 0;
        long span = LONGEST.toSeconds() * 1_000_000;
        var first = now.truncatedTo(ChronoUnit.MICROS).minus(LONGEST);
        long inTime = span + 1;
        while (inTime - late > 1) {
            long middle = (late + inTime) / 2;
            if (due(first.plus(middle, ChronoUnit.MICROS)).isBefore(now)) {
                late = middle;
            } else {
                inTime = middle;
            }
        }
        return first.plus(inTime, ChronoUnit.MICROS);
    }

    /** So long after a file was made, or completed. */
    record Completion(Limit limit, WorkingCalendar calendar) implements DueTimes {
        @Override
        public Instant due(Instant made) {
            return calendar.due(limit, made).due();
        }

        @Override
        public Instant listedBefore(Instant now) {
            return now.plusSeconds(1);
        }
    }

    /** So many hours of the clock after a defect was found (A3). */
    record Mending(int hours) implements DueTimes {
        @Override
        public Instant due(Instant returned) {
            return returned.plus(Duration.ofHours(hours));
        }

        @Override
        public Instant listedBefore(Instant now) {
            return now.plusSeconds(1);
        }
    }

    /** Until the end of the calendar period after the one in which a person last saw to the file. */
    record Update(CarePeriod period, ZoneId zone) implements DueTimes {
        @Override
        public Instant due(Instant tended) {
            var next = period.around(
                    period.around(LocalDate.ofInstant(tended, zone)).end());
            return next.end().atStartOfDay(zone).toInstant();
        }

        @Override
        public Instant listedBefore(Instant now) {
            return period.around(LocalDate.ofInstant(now, zone))
                    .from()
                    .atStartOfDay(zone)
                    .toInstant();
        }
    }
}
