package hotline.parking;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;

/** Repeats some work for one row that made it fail, in a separate transaction, and fails if it still can't be done. */
@FunctionalInterface
public interface Retry {
    Future<Void> again(SqlConnection transaction, FailedRow row, Instant now);
}
