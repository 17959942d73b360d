package hotline.http.api;

import hotline.callback.CallWish;
import hotline.callback.Callback;
import hotline.callback.Callbacks;
import hotline.http.engine.Times;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;

/** Callbacks as the contract writes them. */
final class CallbackJson {
    private CallbackJson() {}

    /** A {@code CallbackRow}. */
    /** A {@code CallWish}. */
    static JsonObject wish(CallWish wish, ZoneId zone) {
        return new JsonObject()
                .put("askedFor", Times.of(wish.asked(), zone))
                .put("answer", wish.answer().code())
                .put("callFrom", Times.of(wish.from(), zone))
                .put("callBy", Times.of(wish.by(), zone));
    }

    static JsonObject row(Callback callback, ZoneId zone) {
        return new JsonObject()
                .put("id", callback.id())
                .put("number", callback.number())
                .put("status", callback.status().code())
                .put("dueAt", Times.of(callback.dueAt(), zone))
                .put("notBefore", Times.of(callback.notBefore(), zone))
                .put("attempts", callback.attempts())
                .put("agent", ComplaintJson.person(callback.holder()))
                .put("leaseUntil", Times.of(callback.leaseUntil(), zone));
    }

    /** A {@code Callback}, with the complaint it is about. */
    static JsonObject detail(Callbacks.CallbackDetail detail, JsonObject complaint, ZoneId zone) {
        var callback = detail.callback();
        return new JsonObject()
                .put("id", callback.id())
                .put("status", callback.status().code())
                .put("attempt", callback.attempts())
                .put("attemptsLeft", detail.attemptsLeft())
                .put("leaseUntil", Times.of(callback.leaseUntil(), zone))
                .put("dueAt", Times.of(callback.dueAt(), zone))
                .put("complaint", complaint);
    }
}
