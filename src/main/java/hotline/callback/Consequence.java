package hotline.callback;

import hotline.callback.plan.NextCall;
import hotline.policy.Dissatisfaction;
import java.util.Optional;

/**
 * The consequence of an outcome for the callback and for its complaint; a plain function of the policy's rules.
 *
 * @param status of the callback from now on
 * @param aftermath what happens to the complaint
 * @param next the next attempt, if there is one
 */
record Consequence(CallbackStatus status, Aftermath aftermath, Optional<NextCall.At> next) {

    enum Aftermath {
        CLOSE,
        REOPEN,
        /** P7: the complaint closes, and a new one linked to it is filed. */
        CLOSE_AND_LINK,
        TRY_AGAIN;

        static Aftermath of(Dissatisfaction way) {
            return switch (way) {
                case REOPEN -> REOPEN;
                case LINKED_CASE -> CLOSE_AND_LINK;
            };
        }
    }

    /** The callback is over. */
    static Consequence ended(CallbackStatus status, Aftermath aftermath) {
        return new Consequence(status, aftermath, Optional.empty());
    }

    /** The callback waits again. */
    static Consequence again(NextCall.At next) {
        return new Consequence(CallbackStatus.WAITING, Aftermath.TRY_AGAIN, Optional.of(next));
    }
}
