package hotline.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that has changed, for those who act on it.
 *
 * @param before the call as it was; empty: nothing was known of it
 * @param now when the change is written
 * @param heardAt when the latest message about it came in; messages that are read again came in long ago
 */
public record CallChange(Optional<Call> before, Call after, Instant now, Instant heardAt) {
    private static final Duration PRESENT = Duration.ofMinutes(15);

    /** No news: agents, offers and callers are no longer where it says. Figures and records follow it all the same. */
    public boolean isPast() {
        return isPast(heardAt, now);
    }

    static boolean isPast(Instant heardAt, Instant now) {
        return heardAt.isBefore(now.minus(PRESENT));
    }
}
