package hotline.floor;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;

/** What else happens when people leave the floor, in the same transaction: offers to them are over, work in their hands goes back. */
public interface FloorFollower {
    /** @param persons who are off from that moment on, though they did not choose it, or who chose it while nothing was in their hands */
    Future<Void> left(SqlConnection transaction, Collection<Long> persons, Instant at);

    /** Someone of that line is ready once the transaction has committed. */
    default void ready(SqlConnection transaction, String line) {}
}
