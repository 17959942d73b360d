package hotline.outbox.webhook;

import hotline.log.EventType;
import hotline.log.reading.ReadEvent;
import hotline.outbox.OutboxRoutes;
import hotline.outbox.OutboxSource;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.Way;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells endpoints of the events that they want. */
public final class WebhookSource implements OutboxSource {
    private final InstantSource clock;

    public WebhookSource(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean reads(EventType type) {
        return WebhookEvent.isSent(type);
    }

    @Override
    public Future<List<NewMessage>> of(SqlConnection transaction, List<ReadEvent> events) {
        var told = events.stream()
                .filter(event -> reads(event.type()) && !event.internal())
                .toList();
        return told.isEmpty()
                ? Future.succeededFuture(List.of())
                : OutboxRoutes.inUse(transaction, Way.WEBHOOK).compose(routes -> messages(transaction, routes, told));
    }

    private Future<List<NewMessage>> messages(
            SqlConnection transaction, List<OutboxRoute> routes, List<ReadEvent> events) {
        return routes.isEmpty()
                ? Future.succeededFuture(List.of())
                : WebhookStore.numbers(
                                transaction,
                                events.stream()
                                        .map(ReadEvent::complaint)
                                        .distinct()
                                        .toList())
                        .map(numbers -> messages(routes, events, numbers));
    }

    private List<NewMessage> messages(List<OutboxRoute> routes, List<ReadEvent> events, Map<Long, String> numbers) {
        var now = clock.instant();
        var messages = new ArrayList<NewMessage>();
        for (OutboxRoute route : routes) {
            var wanted = WebhookEndpoint.of(route).events();
            for (ReadEvent event : events) {
                if (wanted.contains(event.type())) {
                    Optional.ofNullable(numbers.get(event.complaint()))
                            .ifPresent(number -> messages.add(WebhookMessage.of(route, event, number, now)));
                }
            }
        }
        return messages;
    }
}
