package hotline.loop;

import java.time.Duration;

/**
 * How fast a loop turns.
 *
 * @param pause between rounds, unless a round asks for another pause
 * @param limit of one round; a round that takes longer has failed, so that a stalled call never stops those after it
 */
public record Pace(Duration pause, Duration limit) {
    public Pace {
        if (pause.isNegative() || pause.isZero() || limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a loop needs a pause and a limit");
        }
    }

    public static Pace ofMillis(long pause, long limit) {
        return new Pace(Duration.ofMillis(pause), Duration.ofMillis(limit));
    }
}
