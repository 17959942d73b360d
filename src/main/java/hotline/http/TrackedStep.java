package hotline.http;

import hotline.complaint.Event;
import hotline.policy.Policy;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * What a customer reads of a step: its code in their language, and what was written for them or promised to them with it.
 * Of all other data of an event nothing leaves here (P6).
 */
final class TrackedStep {
    private TrackedStep() {}

    static JsonObject of(Event event, Policy policy) {
        return new JsonObject()
                .put("type", event.type().code())
                .put("at", Times.of(event.at(), policy.zone()))
                .put("text", text(event))
                .put("promisedAt", Times.of(promisedAt(event), policy.zone()))
                .put("replyBy", Times.of(replyBy(event), policy.zone()))
                .put("waitingFor", waitingFor(event, policy));
    }

    private static String text(Event event) {
        return switch (event.type()) {
            case NOTED, REPLY_PROMISED -> event.data().getString("text");
            case PAUSED -> event.data().getString("note");
            case EXTENSION_GRANTED -> event.data().getString("reason");
            default -> null;
        };
    }

    private static Optional<Instant> promisedAt(Event event) {
        return switch (event.type()) {
            case RESUMED, EXTENSION_GRANTED, RECOUNTED ->
                Optional.ofNullable(event.data().getInstant("due"));
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> replyBy(Event event) {
        return switch (event.type()) {
            case REPLY_PROMISED -> Optional.ofNullable(event.data().getInstant("by"));
            default -> Optional.empty();
        };
    }

    private static JsonObject waitingFor(Event event, Policy policy) {
        return switch (event.type()) {
            case PAUSED -> LimitsJson.pauseReason(policy, event.data().getString("reason"));
            default -> null;
        };
    }
}
