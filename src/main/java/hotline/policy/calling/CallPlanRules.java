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
 * @param ownerFirst working time for which a callback waits for the person who is to make it, before anybody gets it; zero: not at all
 * @param notRatedBy who never asks the customer how it was
 */
public record CallPlanRules(
        List<CallWindow> windows,
        CallCaps caps,
        Map<CallResult, AfterCall> after,
        Duration ownerFirst,
        Set<Handler> notRatedBy) {
    public static final CallPlanRules USUAL =
            new CallPlanRules(List.of(), CallCaps.NONE, Map.of(), Duration.ZERO, Set.of());

    public CallPlanRules {
        windows = List.copyOf(windows);
        after = Map.copyOf(after);
        notRatedBy = Set.copyOf(notRatedBy);
    }
}
