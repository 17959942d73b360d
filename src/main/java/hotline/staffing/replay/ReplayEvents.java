package hotline.staffing.replay;

import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;

/** What the replay itself makes happen later, in the order of its times; at one time in the order in which it was planned. */
final class ReplayEvents {
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long order;
    private Instant clock = Instant.MIN;

    private record Event(Instant at, long order, Runnable act) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    Optional<Instant> next() {
        return Optional.ofNullable(events.peek()).map(Event::at);
    }

    /** From this moment on only later ones are looked at. */
    void begin(Instant now) {
        clock = now;
    }

    void happen(Instant now) {
        for (var event = events.peek(); event != null && !event.at().isAfter(now); event = events.peek()) {
            events.remove();
            event.act().run();
        }
    }

    void at(Instant at, Runnable act) {
        events.add(new Event(at, order++, act));
    }

    /** A match may have another answer then, though nothing happens. */
    void lookAt(Instant at) {
        if (at.isAfter(clock)) {
            at(at, () -> {});
        }
    }
}
