package hotline.satisfaction;

import hotline.log.LogEntry;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;

/** What a customer's rating on the page makes needless, in the rating's transaction: being called back for one. */
public interface RatingFollower {

    /**
     * @param ratings of complaints whose rows are locked
     * @return what the log says of it, by complaint
     */
    Future<Map<Long, LogEntry>> followRatings(SqlConnection transaction, List<Rating> ratings);
}
