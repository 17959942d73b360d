package hotline.complaint;

import hotline.sla.Clocks;
import io.vertx.core.json.JsonObject;

/** What the log says when the customer's limit moved for another reason than a pause; figures are counted from it. */
public final class MovedLimit {
    private MovedLimit() {}

    /** A limit that has passed by the new count is breached by an event of its own, so this one is still in time. */
    public static JsonObject data(ComplaintState before, Clocks after) {
        var was = before.clock();
        var is = after.handling();
        boolean breachesNow = was.isOpen() && is.isBreached() && !was.isBreached();
        var data = new JsonObject()
                .put("receivedAt", before.facts().receivedAt())
                .put("fromDue", was.dueAt())
                .put("due", is.dueAt())
                .put("pastDueBefore", was.isBreached())
                .put("pastDueAfter", is.isBreached() && !breachesNow)
                .put("open", !before.status().isEnded());
        return UnextendedLimit.moved(data, was, is);
    }
}
