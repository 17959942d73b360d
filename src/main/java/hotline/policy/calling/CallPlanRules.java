package hotline.policy.calling;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The plan by which customers are called, as far as a policy has one.
 *
 * @param windows when, in the customer's zone and on working days, in order; none: in business hours
 * @param after by the result of a call; a missing one is treated as {@code no-answer}, and where that is missing too there is one pause for all
 * @param ownerFirst working time for which a callback waits for the person who is to make it, before anyone gets it; zero: not at all
 * @param notRatedBy who never asks the customer how it was
 * @param sample how many of a hundred resolved cases have a callback; which ones follows from their ids
 */
public record CallPlanRules(
        List<CallWindow> windows,
        CallCaps caps,
        Map<CallResult, AfterCall> after,
        Duration ownerFirst,
        Set<Handler> notRatedBy,
        int sample) {
    public static final int ALL = 100;
    /** Spreads ids that follow one another, so that no hour or channel is left out. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    public static final CallPlanRules USUAL =
            new CallPlanRules(List.of(), CallCaps.NONE, Map.of(), Duration.ZERO, Set.of(), ALL);

    public CallPlanRules {
        windows = List.copyOf(windows);
        after = Map.copyOf(after);
        notRatedBy = Set.copyOf(notRatedBy);
    }

    /** Whether the customer of that case is called; the same each time, and no one's choice. */
    public boolean isSampled(long complaint) {
        return Long.remainderUnsigned((complaint * SPREAD) >>> 20, ALL) < sample;
    }
}
