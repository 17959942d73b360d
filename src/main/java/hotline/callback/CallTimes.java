package hotline.callback;

import hotline.policy.BusinessHours.Span;
import hotline.sla.SlaCalculator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The times at which customers may ask to be called: business hours. Pure.
 *
 * @param days the openings to come, by day of the policy's time zone
 * @param certainUntil a call until then comes before every limit, however a complaint that is filed now is judged
 */
public record CallTimes(List<Day> days, Instant certainUntil) {
    private static final int LOOKED_AHEAD = 14;

    /** @param openings never empty */
    public record Day(LocalDate date, List<Span> openings) {}

    public CallTimes {
        days = List.copyOf(days);
    }

    public static CallTimes of(SlaCalculator limits, Instant now) {
        var local = now.atZone(limits.calendar().zone());
        var today = local.toLocalDate();
        int minute = local.getHour() * 60 + local.getMinute();
        var days = IntStream.range(0, LOOKED_AHEAD)
                .mapToObj(today::plusDays)
                .filter(limits.calendar()::isWorkingDay)
                .map(date -> new Day(date, openings(limits, date.equals(today) ? minute + 1 : 0)))
                .filter(day -> !day.openings().isEmpty())
                .toList();
        return new CallTimes(days, certainUntil(limits, now));
    }

    private static List<Span> openings(SlaCalculator limits, int fromMinute) {
        return limits.policy().businessHours().spans().stream()
                .flatMap(span -> span.to() > fromMinute
                        ? Stream.of(new Span(Math.max(span.from(), fromMinute), span.to()))
                        : Stream.empty())
                .toList();
    }

    private static Instant certainUntil(SlaCalculator limits, Instant now) {
        return limits.policy().taxonomy().typicalMatters().stream()
                .map(matter -> limits.handling(matter, now).due())
                .min(Comparator.naturalOrder())
                .map(due -> CallWish.latest(due, limits))
                .orElse(now);
    }
}
