package hotline.parking;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;

/** Does some work again for one row that it failed for, in a transaction of its own, and fails where it still can't. */
@FunctionalInterface
public interface Retry {
    Future<Void> again(SqlConnection transaction, FailedRow row, Instant now);
}
