package hotline.callback;

import hotline.policy.CallbackRules;
import hotline.policy.Dissatisfaction;
import java.time.Duration;
import java.util.Optional;

/**
 * What an outcome means for the callback and for its complaint; a plain function of the policy's rules.
 *
 * @param status of the callback from now on
 * @param aftermath what happens to the complaint
 * @param pause until the next attempt, where there is one
 */
record Consequence(CallbackStatus status, Aftermath aftermath, Duration pause) {

    enum Aftermath {
        CLOSE,
        REOPEN,
        /** P7: the complaint closes, and a new one linked to it is filed. */
        CLOSE_AND_LINK,
        TRY_AGAIN
    }

    /** @param unanswered attempts before this one that nobody answered; an expired lease is none */
    static Consequence of(Outcome outcome, int unanswered, CallbackRules rules) {
        if (outcome instanceof Outcome.Reached reached) {
            return ended(CallbackStatus.REACHED, afterReaching(reached, rules));
        }
        if (outcome instanceof Outcome.Refused) {
            return ended(CallbackStatus.REFUSED, Aftermath.CLOSE);
        }
        if (outcome instanceof Outcome.GivenBack) {
            return new Consequence(CallbackStatus.WAITING, Aftermath.TRY_AGAIN, Duration.ZERO);
        }
        return unanswered + 1 < rules.attempts()
                ? new Consequence(CallbackStatus.WAITING, Aftermath.TRY_AGAIN, rules.retryAfter())
                : ended(CallbackStatus.UNREACHABLE, Aftermath.CLOSE);
    }

    /** A follow-up makes sense for a customer who is not satisfied, whether they put a number on it or not. */
    static boolean allowsFollowUp(Outcome.Reached reached, CallbackRules rules) {
        return reached.score().map(rules::isUnsatisfied).orElse(true);
    }

    private static Aftermath afterReaching(Outcome.Reached reached, CallbackRules rules) {
        boolean unsatisfied = reached.score().filter(rules::isUnsatisfied).isPresent();
        return reached.followUp()
                .or(() -> Optional.of(rules.beforeClosing()).filter(way -> unsatisfied))
                .map(way -> way == Dissatisfaction.REOPEN ? Aftermath.REOPEN : Aftermath.CLOSE_AND_LINK)
                .orElse(Aftermath.CLOSE);
    }

    private static Consequence ended(CallbackStatus status, Aftermath aftermath) {
        return new Consequence(status, aftermath, Duration.ZERO);
    }
}
