package hotline.http.api.webhooks;

import hotline.http.api.ComplaintJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.RouteSecret;
import hotline.outbox.webhook.WebhookDelivered;
import hotline.outbox.webhook.WebhookEndpoint;
import hotline.outbox.webhook.Webhooks.Made;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes endpoints and deliveries. */
record WebhookJson(Supplier<ZoneId> zone) {

    JsonObject endpoint(OutboxRoute route, List<RouteSecret> secrets) {
        var endpoint = WebhookEndpoint.of(route);
        return new JsonObject()
                .put("id", route.id())
                .put("name", endpoint.name())
                .put("url", endpoint.url())
                .put("events", new JsonArray(endpoint.eventNames()))
                .put("perSecond", endpoint.perSecond())
                .put("state", route.state().code())
                .put("reason", JsonValue.orNull(route.reason()))
                .put("failingSince", time(route.breaker().failingSince()))
                .put("restsUntil", time(route.breaker().closedUntil()))
                .put("secrets", ComplaintJson.array(secrets, secret -> new JsonObject()
                        .put("number", secret.number())
                        .put("createdAt", time(secret.createdAt()))
                        .put("validUntil", time(secret.validUntil()))))
                .put("createdAt", time(route.createdAt()))
                .put("version", route.version());
    }

    static JsonObject made(Made made) {
        return new JsonObject()
                .put("id", made.id())
                .put("name", made.name())
                .put("secret", made.secret().words());
    }

    JsonObject delivery(WebhookDelivered delivery) {
        return new JsonObject()
                .put("id", delivery.id())
                .put("messageId", delivery.messageId())
                .put("type", delivery.type())
                .put("number", JsonValue.orNull(delivery.number()))
                .put("state", delivery.state().code())
                .put("body", delivery.body())
                .put("createdAt", time(delivery.createdAt()))
                .put("nextAt", time(delivery.nextAt()))
                .put("attempts", delivery.attempts())
                .put("tries", ComplaintJson.array(delivery.tries(), this::attempt));
    }

    private JsonObject attempt(WebhookDelivered.Try attempt) {
        return new JsonObject()
                .put("attempt", attempt.attempt())
                .put("beganAt", time(attempt.beganAt()))
                .put(
                        "milliseconds",
                        Duration.between(attempt.beganAt(), attempt.endedAt()).toMillis())
                .put("outcome", attempt.outcome())
                .put("code", JsonValue.orNull(attempt.code()))
                .put("answer", attempt.answer().orElse(""));
    }

    private String time(Instant at) {
        return Times.of(at, zone.get());
    }

    private @Nullable String time(Optional<Instant> at) {
        return JsonValue.orNull(at.map(this::time));
    }
}
