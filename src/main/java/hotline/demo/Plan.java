package hotline.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The deeds about one complaint while they are being thought up: each later than the one before. */
final class Plan {
    private static final Duration TIMERS_MOMENT = Duration.ofSeconds(3);

    private final List<Deed> deeds = new ArrayList<>();
    private Instant last;

    Plan(Instant receivedAt) {
        this.last = receivedAt;
    }

    Instant last() {
        return last;
    }

    List<Deed> deeds() {
        return deeds;
    }

    /** Nobody acts in the seconds in which the timer of that limit comes. */
    void add(Instant at, Instant due, Function<Instant, Deed> deed) {
        var later = last.plusSeconds(1);
        var free = at.isBefore(later) ? later : at;
        if (free.isAfter(due) && free.isBefore(due.plus(TIMERS_MOMENT))) {
            free = due.plus(TIMERS_MOMENT);
        }
        deeds.add(deed.apply(free));
        last = free;
    }
}
