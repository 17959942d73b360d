package hotline.policy;

import hotline.policy.calling.CallPlanRules;
import java.time.Duration;

/**
 * How customers are called back (回访, F9).
 *
 * @param attempts number of attempts before the customer counts as not reached
 * @param lease how long an agent holds a callback before it goes back to the queue
 * @param retryAfter how long to wait after an unanswered call, wall clock
 * @param unsatisfiedAtMost the highest rating of 1–5 that still counts as unsatisfied
 * @param beforeClosing what an unsatisfied customer's rating leads to while the case is not closed
 * @param afterClosing the same once it is closed (P7)
 * @param plan when and how often, as far as the policy says so
 */
public record CallbackRules(
        int attempts,
        Duration lease,
        Duration retryAfter,
        int unsatisfiedAtMost,
        Dissatisfaction beforeClosing,
        Dissatisfaction afterClosing,
        CallPlanRules plan) {

    public boolean isUnsatisfied(int rating) {
        return rating <= unsatisfiedAtMost;
    }
}
