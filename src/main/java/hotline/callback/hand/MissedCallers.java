package hotline.callback.hand;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;

/**
 * Callbacks of callers who spoke with no one: at most one that waits for each number, however often they rang. It keeps the time of the first call, so its place
 * among all that wait, and ends when they ring again and are answered. In the transaction that changes the call; the same call again changes nothing.
 */
public final class MissedCallers {
    private MissedCallers() {}

    /**
     * A call that no one answered.
     *
     * @param number E.164
     * @param file the customer's, the root of merged ones
     * @param arrivedAt when they rang
     */
    public record Missed(long call, String number, Optional<Long> file, Instant arrivedAt, Instant endedAt) {}

    /** No one is called who is on a blacklist or refuses calls. */
    public static Future<Void> plan(SqlConnection transaction, Missed missed, Instant now) {
        return MissedCallStore.oneAtATime(transaction, missed.number())
                .compose(alone -> MissedCallStore.isKnown(transaction, missed.call()))
                .compose(isKnown -> isKnown
                        ? Future.succeededFuture()
                        : MissedCallStore.mayBeCalled(transaction, missed, now)
                                .compose(may -> may ? add(transaction, missed, now) : Future.succeededFuture()));
    }

    private static Future<Void> add(SqlConnection transaction, Missed missed, Instant now) {
        return MissedCallStore.waiting(transaction, missed.number())
                .compose(waiting -> waiting.map(Future::succeededFuture)
                        .orElseGet(() -> MissedCallStore.insert(transaction, missed, now)))
                .compose(callback -> MissedCallStore.add(transaction, missed, callback));
    }

    /** The caller rang again and speaks with someone. */
    public static Future<Void> answered(SqlConnection transaction, String number, Instant answered, Instant now) {
        return MissedCallStore.oneAtATime(transaction, number)
                .compose(alone -> MissedCallStore.satisfy(transaction, number, answered, now));
    }
}
