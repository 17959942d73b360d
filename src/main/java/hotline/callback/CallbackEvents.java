package hotline.callback;

import hotline.log.CallbackEvent.CallbackEnded;
import hotline.log.LogEntry;
import java.time.Instant;

/** Log entries for callbacks that have ended. */
final class CallbackEvents {
    private CallbackEvents() {}

    static LogEntry cancelled(CallbackPlanStore.Ended ended) {
        return ended(ended.callback(), CallbackStatus.CANCELLED, ended.attempts(), ended.dueAt());
    }

    static LogEntry answeredOnline(CallbackPlanStore.Ended ended) {
        return ended(ended.callback(), CallbackStatus.ANSWERED_ONLINE, ended.attempts(), ended.dueAt());
    }

    /** Customers who were reached, or answered that question on the page, were asked for a rating. */
    static LogEntry ended(long callback, CallbackStatus outcome, int attempts, Instant due) {
        return LogEntry.of(new CallbackEnded(callback, outcome.code(), attempts, outcome.asksForRating(), due));
    }
}
