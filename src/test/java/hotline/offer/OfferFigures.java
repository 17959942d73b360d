package hotline.offer;

import java.time.Duration;

/**
 * What {@link OfferSpeed} measured.
 *
 * @param perSecond offers
 * @param slowest milliseconds from a filing to its offer that 99 of 100 need at most
 */
record OfferFigures(double perSecond, double slowest) {
    private static final int LEAST_PER_SECOND = 2_000;
    private static final int MOST_MILLIS = 100;

    /** Says whether the targets are met, which are those of a machine that does nothing else. */
    void judge() {
        System.out.printf(
                "verdict: %.0f offers/s (target %d): %s; p99 %.0f ms (target %d ms): %s%n",
                perSecond,
                LEAST_PER_SECOND,
                said(perSecond >= LEAST_PER_SECOND),
                slowest,
                MOST_MILLIS,
                said(slowest <= MOST_MILLIS));
    }

    /** The same, and against what was measured before. */
    void judge(OfferFigures before) {
        judge();
        System.out.printf(
                "against before: %.2f of the offers, %.2f of the p99%n",
                perSecond / before.perSecond, slowest / before.slowest);
    }

    private static String said(boolean isMet) {
        return isMet ? "met" : "missed";
    }

    static long secondsSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }
}
