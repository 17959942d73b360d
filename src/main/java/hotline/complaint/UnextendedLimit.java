package hotline.complaint;

import hotline.sla.SlaClock;
import hotline.sla.TimeLimit;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * What the log says of the limit that a customer's clock would have without extensions, so that on-time closure can be
 * counted against it too. Nothing happens when that limit passes; but whenever it was given, moved or ended its instant
 * stands in an event, and figures can tell from those alone how many were open and past it at any time. A clock that was
 * never extended has no other limit than its own: its breach says all.
 */
public final class UnextendedLimit {
    private UnextendedLimit() {}

    /** Adds what it was before and is after an event that changed how the open clock stands. */
    public static JsonObject moved(JsonObject data, SlaClock before, SlaClock after) {
        if (limit(before).isPresent() || limit(after).isPresent()) {
            data.put("receivedAt", before.startedAt());
        }
        passing(before).ifPresent(at -> data.put("unextendedBefore", at));
        passing(after).ifPresent(at -> data.put("unextendedAfter", at));
        return data;
    }

    /** Adds what it is, to an event that says itself whether the clock opens or ends. */
    static JsonObject named(JsonObject data, SlaClock clock) {
        limit(clock).ifPresent(at -> data.put("unextended", at));
        return data;
    }

    /** When it passes or has passed; empty while the clock stands still in front of it. */
    private static Optional<Instant> passing(SlaClock clock) {
        return limit(clock)
                .filter(limit ->
                        clock.pausedAt().isEmpty() || clock.pausedAt().get().isAfter(limit));
    }

    private static Optional<Instant> limit(SlaClock clock) {
        return clock.limit().filter(limit -> limit.extendedDays() > 0).map(TimeLimit::unextended);
    }
}
