package hotline.callback;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;

/**
 * The number of a callback that an agent has in hand.
 *
 * @param number E.164, or the short number of a service; empty: none is known
 * @param digest by which calls of a number are counted
 */
public record NumberInHand(Optional<String> number, long digest) {
    /** Empty where that attempt is not in their hands. */
    public static Future<Optional<NumberInHand>> of(
            SqlConnection connection, long callback, int attempt, long agent, Instant now) {
        return NumberStore.inHand(connection, callback, attempt, agent, now);
    }
}
