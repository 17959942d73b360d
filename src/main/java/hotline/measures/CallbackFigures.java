package hotline.measures;

import hotline.callback.CallbackStatus;
import hotline.failure.Expected;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Callbacks (回访) that ended in a period. A callback is counted when it ends: one that waits is not counted yet.
 *
 * @param ended the number that ended in each way
 * @param attempts for all of them
 * @param attemptsThatReached for those who were reached in the end
 */
public record CallbackFigures(Map<CallbackStatus, Long> ended, long attempts, long attemptsThatReached) {

    public CallbackFigures {
        ended = Map.copyOf(ended);
    }

    public long ended(CallbackStatus end) {
        return Expected.in(ended, end);
    }

    /** Callback coverage (回访率): customers reached ÷ callbacks due; the refused and the unreachable were due too. */
    Rate coverage() {
        long due = CallbackStatus.ends().stream()
                .filter(CallbackStatus::wasDue)
                .mapToLong(this::ended)
                .sum();
        return Rate.share(ended(CallbackStatus.REACHED), due, byCode("", end -> !end.wasDue()));
    }

    /** Mean attempts per customer reached. */
    Rate attemptsPerReached() {
        return Rate.mean(
                attemptsThatReached,
                ended(CallbackStatus.REACHED),
                Map.of("attempts-in-vain", attempts - attemptsThatReached));
    }

    /** Customers not asked for a rating, although a call was due. */
    Map<String, Long> notReached() {
        return byCode("callbacks-", end -> end.wasDue() && end != CallbackStatus.REACHED);
    }

    private Map<String, Long> byCode(String prefix, Predicate<CallbackStatus> which) {
        var counts = new HashMap<String, Long>();
        CallbackStatus.ends().stream().filter(which).forEach(end -> counts.put(prefix + end.code(), ended(end)));
        return counts;
    }
}
