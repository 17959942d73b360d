package hotline.replay;

import hotline.measures.Period;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The time under review.
 *
 * @param end the first instant after it: midnight after the last day, or now if that has not come
 */
public record Window(Instant from, Instant end) {

    /** Throws IllegalArgumentException where all of the period is still to come. */
    public static Window of(Period period, ZoneId zone, Instant now) {
        var from = period.from().atStartOfDay(zone).toInstant();
        var midnight = period.to().plusDays(1).atStartOfDay(zone).toInstant();
        if (!from.isBefore(now)) {
            throw new IllegalArgumentException("the period has not begun yet");
        }
        return new Window(from, midnight.isAfter(now) ? now : midnight);
    }

    boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(end);
    }
}
