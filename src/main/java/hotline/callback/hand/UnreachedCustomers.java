package hotline.callback.hand;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;

/**
 * Callbacks of customers whom no message reached (K3): they are told on the telephone. One callback that waits is enough for a complaint, anyone who
 * asked for it. In the transaction that learns it; the same message again changes nothing.
 */
public final class UnreachedCustomers {
    private UnreachedCustomers() {}

    /** @param kind of the message, such as {@code received} */
    public record Unreached(long complaint, String kind) {}

    /** No one is called who has withdrawn, is on a blacklist, refuses calls or has no number. */
    public static Future<Void> plan(SqlConnection transaction, Unreached unreached, Instant now) {
        return UnreachedStore.oneAtATime(transaction, unreached.complaint())
                .compose(alone -> UnreachedStore.insert(transaction, unreached, now));
    }

    /** The message arrived after all: the callback that still waits because of it is not made. */
    public static Future<Void> reached(SqlConnection transaction, Unreached reached, Instant now) {
        return UnreachedStore.cancel(transaction, reached, now);
    }
}
