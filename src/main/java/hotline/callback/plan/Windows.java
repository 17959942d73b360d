package hotline.callback.plan;

import hotline.policy.calling.CallWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When a customer may be called: in windows of working days, by the clock of the customer's zone. A window that a change of the clock leaves
 * out is none, and one that it repeats counts both times.
 *
 * @param windows in order, at least one
 * @param working whether a day is worked
 */
public record Windows(List<CallWindow> windows, Predicate<LocalDate> working, ZoneId zone) {
    private static final int NOON = 12 * 60;
    /** Longer than any run of days off. */
    private static final int LOOKED_AHEAD = 400;

    public Windows {
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("at least one window is needed");
        }
    }

    /** A morning or an afternoon of one day. */
    record Half(LocalDate day, boolean isAfternoon) {}

    public boolean isOpen(Instant at) {
        var local = at.atZone(zone);
        int minute = minute(local);
        return working.test(local.toLocalDate()) && windows.stream().anyMatch(window -> window.holds(minute));
    }

    /** That moment if customers may be called then, else the next opening. */
    public Instant from(Instant at) {
        return isOpen(at) ? at : opening(at, half -> true);
    }

    /** The last moment until then at which a customer may be called; empty where there is none after {@code since}. */
    public Optional<Instant> lastUntil(Instant at, Instant since) {
        if (isOpen(at)) {
            return Optional.of(at);
        }
        var day = at.atZone(zone).toLocalDate();
        return Stream.iterate(day, one -> one.minusDays(1))
                .takeWhile(one -> !one.isBefore(since.atZone(zone).toLocalDate()))
                .filter(working)
                .flatMap(one -> windows.stream()
                        .map(window -> at(one, window.to()).minusSeconds(60))
                        .filter(last -> last.isBefore(at) && isOpen(last)))
                .filter(last -> !last.isBefore(since))
                .max(Instant::compareTo);
    }

    /** The next opening in the other half of a day than that moment's; where no window is there, on the next day. */
    Instant otherHalf(Instant at) {
        boolean isAfternoon = half(at).isAfternoon();
        boolean isOther =
                windows.stream().anyMatch(window -> begins(window).anyMatch(minute -> (minute >= NOON) != isAfternoon));
        return isOther ? opening(at, half -> half.isAfternoon() != isAfternoon) : nextDay(at);
    }

    /** The next opening in a half of a day in which there was no call yet. */
    Instant otherThan(Instant at, Predicate<Half> tried) {
        return isOpen(at) && !tried.test(half(at)) ? at : opening(at, half -> !tried.test(half));
    }

    /** The first opening of the next working day. */
    Instant nextDay(Instant at) {
        var today = at.atZone(zone).toLocalDate();
        return opening(at, half -> half.day().isAfter(today));
    }

    /** The first opening on that day or after it. */
    Instant onDay(LocalDate day) {
        return from(day.atStartOfDay(zone).toInstant());
    }

    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    Half half(Instant at) {
        var local = at.atZone(zone);
        return new Half(local.toLocalDate(), minute(local) >= NOON);
    }

    private Instant opening(Instant after, Predicate<Half> wanted) {
        var first = after.atZone(zone).toLocalDate();
        return Stream.iterate(first, day -> day.plusDays(1))
                .limit(LOOKED_AHEAD)
                .filter(working)
                .flatMap(day -> windows.stream()
                        .flatMap(window -> begins(window).mapToObj(minute -> at(day, minute)))
                        .sorted())
                .filter(begin -> begin.isAfter(after) && isOpen(begin) && wanted.test(half(begin)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no day is worked in " + LOOKED_AHEAD + " days"));
    }

    /** A window across noon opens twice: the second time for those who are to be called in the afternoon. */
    private static IntStream begins(CallWindow window) {
        return window.from() < NOON && NOON < window.to()
                ? IntStream.of(window.from(), NOON)
                : IntStream.of(window.from());
    }

    private Instant at(LocalDate day, int minute) {
        return day.atStartOfDay().plusMinutes(minute).atZone(zone).toInstant();
    }

    private static int minute(ZonedDateTime local) {
        return local.getHour() * 60 + local.getMinute();
    }
}
