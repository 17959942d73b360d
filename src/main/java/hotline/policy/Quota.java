package hotline.policy;

import java.time.Duration;

/**
 * So many requests within a time: all at once, then one more after each share of the time.
 *
 * @param within at least a microsecond per request
 */
public record Quota(int most, Duration within) {

    public Quota {
        if (most < 1 || within.toNanos() / 1000 < most) {
            throw new IllegalArgumentException("a quota is at least one, and has a time");
        }
    }

    /** After how long one more is free. */
    public Duration pace() {
        return within.dividedBy(most);
    }
}
