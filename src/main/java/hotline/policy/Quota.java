package hotline.policy;

import java.time.Duration;

/**
 * So many of something within a time: all at once, then one more whenever a share of the time has passed.
 *
 * @param within at least a microsecond for each
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
