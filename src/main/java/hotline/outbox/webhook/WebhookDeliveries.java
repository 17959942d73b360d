package hotline.outbox.webhook;

import hotline.failure.Failure;
import hotline.outbox.message.MessageState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Optional;

/** What endpoints were sent. */
public final class WebhookDeliveries {
    private final Pool pool;
    private final Webhooks webhooks;

    public WebhookDeliveries(Pool pool, Webhooks webhooks) {
        this.pool = pool;
        this.webhooks = webhooks;
    }

    /**
     * Newest first. Fails with {@link Failure.NotFound}.
     *
     * @param after the id that the page before ended with
     */
    public Future<List<WebhookDelivered>> newest(
            int endpoint, Optional<MessageState> state, Optional<Long> after, int limit) {
        return webhooks.one(endpoint)
                .compose(route -> pool.withConnection(
                        connection -> WebhookStore.deliveries(connection, endpoint, state, after, limit)));
    }
}
