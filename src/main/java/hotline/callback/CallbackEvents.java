package hotline.callback;

import hotline.complaint.EventType;
import hotline.complaint.LogEntry;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** What the log says of callbacks. Figures of coverage and participation are counted from these data alone. */
final class CallbackEvents {
    private CallbackEvents() {}

    /** Data of {@code callback-begun}. */
    static JsonObject begun(long callback, int attempt) {
        return new JsonObject().put("callback", callback).put("attempt", attempt);
    }

    /** Data of {@code callback-given-back}. */
    static JsonObject givenBack(long callback, int attempt, String why) {
        return begun(callback, attempt).put("why", why);
    }

    static LogEntry cancelled(CallbackPlanStore.Ended ended) {
        return ended(ended.callback(), CallbackStatus.CANCELLED, ended.attempts(), ended.dueAt());
    }

    static LogEntry answeredOnline(CallbackPlanStore.Ended ended) {
        return ended(ended.callback(), CallbackStatus.ANSWERED_ONLINE, ended.attempts(), ended.dueAt());
    }

    /** Asked for a rating was whoever was reached, and whoever answered that question on the page. */
    static LogEntry ended(long callback, CallbackStatus outcome, int attempts, Instant due) {
        return LogEntry.of(
                EventType.CALLBACK_ENDED,
                new JsonObject()
                        .put("callback", callback)
                        .put("outcome", outcome.code())
                        .put("attempts", attempts)
                        .put("asked", outcome == CallbackStatus.REACHED || outcome == CallbackStatus.ANSWERED_ONLINE)
                        .put("due", due));
    }
}
