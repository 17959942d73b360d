package hotline.callback;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/**
 * The number of a callback that an agent has in hand.
 *
 * @param number E.164, or the short number of a service; empty: none is known
 * @param digest by which calls of a number are counted
 */
public record NumberInHand(Optional<String> number, long digest) {
    private static final String IN_HAND = "SELECT " + NumberStore.NUMBER + " AS number, coalesce("
            + NumberStore.DIGEST + ", 0) AS digest FROM callback"
            + " WHERE id = $1 AND attempts = $2 AND agent = $3 AND status = 'in-progress' AND lease_until > $4";

    /** Empty where that attempt is not in their hands. */
    public static Future<Optional<NumberInHand>> of(
            SqlConnection connection, long callback, int attempt, long agent, Instant now) {
        return connection
                .preparedQuery(IN_HAND)
                .execute(Tuple.of(callback, attempt, agent, timestamptz(now)))
                .map(rows -> Rows.first(
                        rows,
                        row -> new NumberInHand(
                                row.optionalText("number").filter(number -> !number.isBlank()), row.number("digest"))));
    }
}
