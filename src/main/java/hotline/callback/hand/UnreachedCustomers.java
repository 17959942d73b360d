package hotline.callback.hand;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Callbacks of customers whom no message reached (K3): they are told on the telephone. One callback that waits is enough for a complaint, anyone who
 * asked for it. In the transaction that learns it; the same message again changes nothing.
 */
public final class UnreachedCustomers {
    private UnreachedCustomers() {}

    /** @param kind of the message, such as {@code received} */
    public record Unreached(long complaint, String kind) {}

    /**
     * Another thing to tell stands in the callback that waits already. No one is called who has withdrawn, is on a blacklist, refuses calls or has
     * no number.
     */
    public static Future<Void> plan(SqlConnection transaction, Unreached unreached, Instant now) {
        return UnreachedStore.oneAtATime(transaction, unreached.complaint())
                .compose(alone -> UnreachedStore.add(transaction, unreached))
                .compose(added -> UnreachedStore.insert(transaction, unreached, now));
    }

    /** Nor who talks with us at this moment. */
    public static Future<Void> planUnlessTalking(SqlConnection transaction, Unreached unreached, Instant now) {
        return UnreachedStore.isTalking(transaction, unreached.complaint())
                .compose(isTalking -> isTalking ? Future.succeededFuture() : plan(transaction, unreached, now));
    }

    /** The message arrived after all: the callback that waits does not tell it. */
    public static Future<Void> reached(SqlConnection transaction, Unreached reached, Instant now) {
        return UnreachedStore.oneAtATime(transaction, reached.complaint())
                .compose(alone -> UnreachedStore.drop(
                        transaction, reached.complaint(), List.of(reached.kind()), HandCall.ARRIVED, now));
    }

    /** What is not true any more is not told. */
    public static Future<Void> over(SqlConnection transaction, long complaint, Collection<String> kinds, Instant now) {
        return UnreachedStore.oneAtATime(transaction, complaint)
                .compose(alone -> UnreachedStore.drop(transaction, complaint, kinds, HandCall.OVER, now));
    }

    /** By complaint, what callbacks that wait are to tell; without those that have none. */
    public static Future<Map<Long, List<String>>> waiting(SqlConnection connection, Collection<Long> complaints) {
        return UnreachedStore.waiting(connection, complaints);
    }
}
