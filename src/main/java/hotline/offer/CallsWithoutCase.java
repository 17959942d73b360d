package hotline.offer;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;

/** Calls of campaigns and those that people asked for. */
public interface CallsWithoutCase {
    /**
     * Puts it into the agent's hands, its row being locked; false where it may not be made now after all: it is put off or over then. Fails with
     * {@link hotline.failure.Failure.Conflict} where the agent has another call in hand (R7), or it waits no more.
     */
    Future<Boolean> take(SqlConnection transaction, long callback, long agent, Instant now);
}
