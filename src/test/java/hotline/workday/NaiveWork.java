package hotline.workday;

import hotline.floor.FloorState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What agents did, noted by an onlooker while it happens: who was in which state how long, and each answer as it is given. */
final class NaiveWork {
    private final ZoneId zone;
    private final Map<Long, Seen> now = new HashMap<>();
    /** {@code 2026-09-01 7 what} and how many, or milliseconds. */
    private final Map<String, Long> counts = new TreeMap<>();

    private record Seen(FloorState state, Instant since, Optional<Instant> until) {}

    NaiveWork(ZoneId zone) {
        this.zone = zone;
    }

    /** @param limit of a break */
    void see(long person, FloorState state, Instant at, Optional<Instant> limit) {
        var before = now.get(person);
        if (before == null || before.state() != state) {
            leave(person, at);
            now.put(person, new Seen(state, at, limit));
            if (state == FloorState.BREAK) {
                add(person, at, "breaks", 1);
            }
        }
    }

    /** Up to a moment, as if all were asked then. */
    void end(Instant at) {
        now.keySet().forEach(person -> leave(person, at));
        now.clear();
    }

    private void leave(long person, Instant at) {
        var seen = now.get(person);
        if (seen == null || seen.state() == FloorState.OFF) {
            return;
        }
        boolean isWaiting = seen.state() == FloorState.READY || seen.state() == FloorState.OFFERED;
        pass(person, isWaiting ? "waiting" : seen.state().code(), seen.since(), at);
        if (seen.state() == FloorState.BREAK && seen.until().filter(at::isAfter).isPresent()) {
            pass(person, "over", seen.until().get(), at);
        }
    }

    /** Second by second would be the same; day by day is faster. */
    private void pass(long person, String what, Instant from, Instant to) {
        var begin = from;
        while (begin.isBefore(to)) {
            var midnight = LocalDate.ofInstant(begin, zone)
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
            var end = midnight.isBefore(to) ? midnight : to;
            add(person, begin, what, Duration.between(begin, end).toMillis());
            begin = end;
        }
    }

    void add(long person, Instant at, String what, long n) {
        counts.merge(LocalDate.ofInstant(at, zone) + " " + person + " " + what, n, Long::sum);
    }

    /** @param key the day and the person give the key of a row */
    Map<String, Map<String, Long>> by(Function<String[], String> key) {
        var by = new TreeMap<String, Map<String, Long>>();
        counts.forEach((line, n) -> {
            var parts = line.split(" ");
            by.computeIfAbsent(key.apply(parts), first -> new TreeMap<>()).merge(parts[2], n, Long::sum);
        });
        by.values().forEach(of -> of.values().removeIf(n -> n == 0));
        return by;
    }
}
