package hotline.loop;

import java.time.Duration;
import java.util.Optional;

/**
 * When a loop's next round begins, as the round before decides.
 *
 * @param pause before it; empty: the loop's usual one
 * @param behind how long the oldest work that was due has waited
 */
public record Next(Optional<Duration> pause, Duration behind) {
    private static final Next USUAL = new Next(Optional.empty(), Duration.ZERO);
    private static final Next AT_ONCE = after(Duration.ZERO);

    public static Next usual() {
        return USUAL;
    }

    public static Next after(Duration pause) {
        return new Next(Optional.of(pause), Duration.ZERO);
    }

    /** @param more whether the round has left some of the due work */
    public static Next atOnceIf(boolean more) {
        return more ? AT_ONCE : USUAL;
    }

    public Next behind(Duration waited) {
        return new Next(pause, waited);
    }
}
