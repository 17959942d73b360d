package hotline.satisfaction;

import hotline.log.LogEntry;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;

/**
 * Ends what a customer's rating on the page makes needless, in the rating's transaction: the callback that would ask
 * for one.
 */
public interface RatingFollower {

    /**
     * @param ratings of complaints with locked rows
     * @return the log entries, by complaint
     */
    Future<Map<Long, LogEntry>> followRatings(SqlConnection transaction, List<Rating> ratings);
}
