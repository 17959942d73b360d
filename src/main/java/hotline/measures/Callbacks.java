package hotline.measures;

import java.util.Map;

/**
 * Callbacks (回访) that ended in a period. A callback becomes due when it ends: one that waits is not counted yet.
 *
 * @param unreachable all attempts used up
 * @param answeredOnline the customer rated on their page, so that no call was due any more
 * @param cancelled the complaint took another way
 * @param attempts for all of them
 * @param attemptsThatReached for those who were reached in the end
 */
public record Callbacks(
        long reached,
        long refused,
        long unreachable,
        long answeredOnline,
        long cancelled,
        long attempts,
        long attemptsThatReached) {

    /** Callback coverage (回访率): customers reached ÷ callbacks due; the refused and the unreachable were due too. */
    Rate coverage() {
        return Rate.share(
                reached,
                reached + refused + unreachable,
                Map.of("answered-online", answeredOnline, "cancelled", cancelled));
    }

    /** Mean attempts per customer reached. */
    Rate attemptsPerReached() {
        return Rate.mean(attemptsThatReached, reached, Map.of("attempts-in-vain", attempts - attemptsThatReached));
    }
}
