package hotline.log.reading;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/**
 * What derives something from the log, each event once.
 *
 * <p>Events come by transaction. Two events of one complaint whose transactions overlapped may therefore come in the
 * other order than they happened ({@code seq} has the true one): whatever is derived must not depend on it, as sums do not. An event
 * that could not be digested comes by itself, when it can.
 */
public interface LogConsumer {

    /** Under which its position is kept; never changes. */
    String name();

    /** Writes what follows from the span, in the transaction that also moves the position. */
    Future<Void> consume(SqlConnection transaction, LogSpan span);
}
