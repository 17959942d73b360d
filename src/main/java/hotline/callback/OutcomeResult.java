package hotline.callback;

import hotline.failure.Failure;

/** The result of an {@link OutcomeRecord}. */
public sealed interface OutcomeResult {

    /** @param status of the callback after it */
    record Recorded(OutcomeRecord record, CallbackStatus status) implements OutcomeResult {}

    /** Nothing was changed. */
    record Refused(OutcomeRecord record, Failure failure) implements OutcomeResult {}

    /** The record; throws the refusal. */
    default Recorded orThrow() {
        if (this instanceof Recorded recorded) {
            return recorded;
        }
        throw ((Refused) this).failure();
    }
}
