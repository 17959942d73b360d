package hotline.outbox;

import io.vertx.core.Future;

/** Sends messages in one way. It writes nothing: what it answers, the outbox writes. */
public interface Deliverer {
    Way way();

    /**
     * One try, which holds no connection of the database and ends within a minute. A future that fails counts as
     * {@link Delivery.Temporary} before, and {@link Delivery.Unknown} after anything may have been sent; the deliverer alone knows, so
     * it should not fail.
     */
    Future<Delivery> deliver(ClaimedMessage message, OutboxRoute route);

    /** Gives back what it keeps open. */
    default Future<Void> stop() {
        return Future.succeededFuture();
    }
}
