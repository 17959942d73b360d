package hotline.complaint;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * When a row of a queue is served (D2): late work first, by its due time; then each row by its due time less the head start of its
 * customer's tier. The turn of a row never moves while it waits, so no row is passed by others for ever. Pure.
 *
 * @param isLate a limit of the customer has passed
 * @param at when it has its turn
 * @param id of two with one turn the older one is first
 */
public record Turn(boolean isLate, Instant at, long id) implements Comparable<Turn> {
    private static final Comparator<Turn> ORDER = Comparator.comparing((Turn turn) -> !turn.isLate())
            .thenComparing(Turn::at)
            .thenComparing(Turn::id);

    public static Turn of(boolean isLate, Instant dueAt, int aheadMinutes, long id) {
        return new Turn(isLate, at(isLate, dueAt, aheadMinutes), id);
    }

    /** Of late work the head start counts no more. */
    public static Instant at(boolean isLate, Instant dueAt, int aheadMinutes) {
        return isLate ? dueAt : dueAt.minus(Duration.ofMinutes(aheadMinutes));
    }

    @Override
    public int compareTo(Turn other) {
        return ORDER.compare(this, other);
    }
}
