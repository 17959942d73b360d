package hotline.outbox.webhook;

import hotline.log.reading.ReadEvent;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.NewMessage.Content;
import hotline.outbox.message.NewMessage.Place;
import hotline.outbox.message.NewMessage.Recipient;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.Way;
import hotline.rows.Rfc3339;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an endpoint is told: that something happened to a complaint, never what was said (K8). Its receiver reads the rest as a person or with a token, where
 * the look is recorded. Pure but for the random id.
 */
final class WebhookMessage {
    private static final String ID = "id";
    private static final String PREFIX = "msg_";

    private WebhookMessage() {}

    /** @param number of the complaint */
    static NewMessage of(OutboxRoute route, ReadEvent event, String number, Instant now) {
        var type = WebhookEvent.name(event.type().code());
        var data = new JsonObject()
                .put("number", number)
                .put("sequence", event.seq())
                .put("type", event.envelope().type())
                .put("severity", event.envelope().severity().code())
                .put("channel", event.envelope().channel());
        return message(
                route,
                type,
                NewMessage.causeOfEvent(event.complaint(), event.seq()),
                new Place(Optional.of(event.complaint()), event.seq()),
                content(type, event.at(), data),
                now);
    }

    static NewMessage test(OutboxRoute route, Instant now) {
        return message(
                route,
                WebhookEvent.TEST,
                "test:" + UUID.randomUUID(),
                Place.ALONE,
                content(WebhookEvent.TEST, now, new JsonObject().put("endpoint", route.name())),
                now);
    }

    /** By which a receiver knows a double: of no other message, also after a backup was restored. */
    static String id(Content content) {
        return content.details().getString(ID);
    }

    private static NewMessage message(
            OutboxRoute route, String kind, String cause, Place place, Content content, Instant now) {
        return NewMessage.now(
                new Recipient(route.id(), Way.WEBHOOK, route.id(), Optional.empty()), kind, cause, place, content, now);
    }

    private static Content content(String type, Instant at, JsonObject data) {
        var body = new JsonObject()
                .put("type", type)
                .put("timestamp", Rfc3339.of(at))
                .put("data", data);
        var id = PREFIX + UUID.randomUUID().toString().replace("-", "");
        return new Content(Optional.empty(), body.encode(), Optional.empty(), new JsonObject().put(ID, id));
    }
}
