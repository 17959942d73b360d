package hotline.log.reading;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/**
 * Derives data from the log, each event once.
 *
 * <p>Events come by transaction. Two events of one complaint may therefore come in reverse order if their transactions
 * overlapped ({@code seq} has the true order): derived data must not depend on the order, as sums do not. An event that
 * could not be digested comes alone, once it can be.
 */
public interface LogConsumer {
    int USUAL_BATCH = 20_000;

    /** The name that its position is kept under; never changes. */
    String name();

    /** Whether it reads nothing for now, since its data is being made in another way. In the transaction of a batch. */
    default Future<Boolean> waits(SqlConnection transaction) {
        return Future.succeededFuture(false);
    }

    /** Whether someone waits for its data. Consumers that are not urgent read one behind the other, and rest. */
    default boolean isUrgent() {
        return true;
    }

    /** Whether one that is urgent rests while complaints flood in: what it makes can't all be used at once anyhow. */
    default boolean givesWay() {
        return false;
    }

    /** How many events at most it reads in one transaction; fewer where each costs much, since a round has a time limit. */
    default int batch() {
        return USUAL_BATCH;
    }

    /** Writes the data derived from the span, in the transaction that also moves the position. */
    Future<Void> consume(SqlConnection transaction, LogSpan span);
}
