package hotline.log;

import hotline.log.Mark.Internal;
import java.time.Instant;
import java.util.Optional;

/** Callbacks (F9). Figures of coverage and participation are counted from these alone. */
public sealed interface CallbackEvent extends ComplaintEvent {

    /**
     * An agent took the callback in hand.
     *
     * @param callback {@code callback.id}
     */
    @Internal
    record CallbackBegun(long callback, int attempt) implements CallbackEvent {}

    /**
     * The callback waits again.
     *
     * @param why code of the outcome, or {@code lease-expired}
     * @param callAt when the customer wants to be called; empty where they named no time
     */
    @Internal
    record CallbackGivenBack(long callback, int attempt, String why, Optional<Instant> callAt)
            implements CallbackEvent {}

    /**
     * The customer wants to be called at another time.
     *
     * @param from as they wanted before; empty: at any time
     */
    record CallWishChanged(Optional<Instant> from, Optional<Instant> to) implements CallbackEvent {}

    /**
     * No further attempt is made.
     *
     * @param outcome code of the status that it ended with
     * @param asked the customer was asked for a rating
     */
    @Internal
    record CallbackEnded(long callback, String outcome, int attempts, boolean asked, Instant due)
            implements CallbackEvent {}
}
