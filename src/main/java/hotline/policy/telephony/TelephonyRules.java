package hotline.policy.telephony;

import java.time.Duration;

/**
 * How fast calls are to be answered, and when a silent one counts as over.
 *
 * @param ring from the beginning of one ring to the beginning of the next
 * @param answerWithinRings after so many rings at the latest an agent answers (T1)
 * @param apologiseAfterRings anyone who answers after so many rings apologises first (T1)
 * @param respond the longest wait of a caller (C1)
 * @param silence a call without any sign of life for so long has ended, no one knows how
 * @param routing whom calls are given to
 */
public record TelephonyRules(
        Duration ring,
        int answerWithinRings,
        int apologiseAfterRings,
        Duration respond,
        Duration silence,
        RoutingRules routing) {
    /** How long a telephone sounds; the pause before the next ring follows (China: 1 s on, 4 s off). */
    private static final Duration SOUND = Duration.ofSeconds(1);

    public static final TelephonyRules USUAL = new TelephonyRules(
            Duration.ofSeconds(5), 2, 5, Duration.ofSeconds(60), Duration.ofHours(2), RoutingRules.NONE);

    public TelephonyRules {
        if (ring.compareTo(SOUND) <= 0 || answerWithinRings < 1 || apologiseAfterRings < answerWithinRings) {
            throw new IllegalArgumentException("rings of " + ring + ", answered within " + answerWithinRings
                    + ", apologised for after " + apologiseAfterRings);
        }
    }

    /** When so many rings are over: two after 6 s, five after 21 s where one begins every 5 s. */
    public Duration over(int rings) {
        return ring.multipliedBy(rings - 1L).plus(SOUND);
    }

    /** How many rings are over after that time. */
    public int rings(Duration rung) {
        return rung.compareTo(SOUND) < 0
                ? 0
                : (int) Math.min(1 + rung.minus(SOUND).dividedBy(ring), Integer.MAX_VALUE);
    }

    /** Whether anyone who answers after that time is in time (T1). */
    public boolean inTime(Duration rung) {
        return rung.compareTo(over(answerWithinRings)) <= 0;
    }

    /** Whether anyone who answers after that time has to apologise first (T1). */
    public boolean apologises(Duration rung) {
        return rung.compareTo(over(apologiseAfterRings)) >= 0;
    }
}
