package hotline.outbox.webhook;

import hotline.log.EventType;
import hotline.outbox.message.NewRoute;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.Way;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an administrator says of an endpoint.
 *
 * @param events it receives these
 * @param perSecond messages at most
 */
public record WebhookEndpoint(String name, String url, Set<EventType> events, int perSecond) {
    /** At the same time; a receiver that is slow is not drowned. */
    private static final int IN_FLIGHT = 16;

    public WebhookEndpoint {
        events = Set.copyOf(events);
    }

    /** Kinds that this release does not know are left out. */
    public static WebhookEndpoint of(OutboxRoute route) {
        return new WebhookEndpoint(
                route.name(),
                route.settings().getString("url"),
                route.settings().getJsonArray("events").stream()
                        .map(Object::toString)
                        .map(EventType::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()),
                Math.round(route.perSecond()));
    }

    NewRoute route() {
        return new NewRoute(
                Way.WEBHOOK,
                name,
                new JsonObject().put("url", url).put("events", new JsonArray(codes())),
                perSecond,
                IN_FLIGHT);
    }

    private List<String> codes() {
        return inOrder().map(EventType::code).toList();
    }

    /** The names of its events, in the order of the log's kinds. */
    public List<String> eventNames() {
        return WebhookEvent.names(inOrder());
    }

    private Stream<EventType> inOrder() {
        return events.stream().sorted(Comparator.naturalOrder());
    }
}
