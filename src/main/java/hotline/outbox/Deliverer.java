package hotline.outbox;

import hotline.outbox.message.ClaimedMessage;
import hotline.outbox.message.DeliveryResult;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.Way;
import io.vertx.core.Future;

/** Sends messages in one way. It writes nothing: what it answers, the outbox writes. */
public interface Deliverer {
    Way way();

    /**
     * One try, which holds no connection of the database and ends within a minute. Of a future that fails no one knows whether anything was sent
     * ({@link DeliveryResult.Unknown}), so it should not fail where that is known.
     */
    Future<DeliveryResult> deliver(ClaimedMessage message, OutboxRoute route);

    /** Gives back what it keeps open. */
    default Future<Void> stop() {
        return Future.succeededFuture();
    }
}
