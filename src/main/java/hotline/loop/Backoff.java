package hotline.loop;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses before failed work is tried again: each up to twice as long as the one before, and random, so that loops and
 * nodes that failed together do not come back together.
 */
public record Backoff(Duration first, Duration longest) {
    private static final Duration SHORTEST_FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST_FIRST = Duration.ofSeconds(1);
    /** After the database is back, work resumes within this time. */
    private static final Duration USUAL_LONGEST = Duration.ofSeconds(5);

    private static final int MOST_DOUBLINGS = 16;

    /** For callers that use the pause in another way. */
    public static Backoff from(Duration usual) {
        var atLeast = usual.compareTo(SHORTEST_FIRST) < 0 ? SHORTEST_FIRST : usual;
        return new Backoff(atLeast.compareTo(LONGEST_FIRST) > 0 ? LONGEST_FIRST : atLeast, USUAL_LONGEST);
    }

    /** @param failures in a row, the latest included */
    public Duration after(int failures, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long most = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(most - random.nextLong(most / 2 + 1));
    }
}
