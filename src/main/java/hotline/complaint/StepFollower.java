package hotline.complaint;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/**
 * What must follow from changes of complaints within the same transaction, such as planning a callback. The complaints
 * are locked; whoever locks further rows does so after them, sorted by id. A failure undoes the whole batch.
 */
public interface StepFollower {

    Future<Void> follow(SqlConnection transaction, List<StepTaken> taken);

    /** The same after anything else that may have moved limits or ended clocks. */
    default Future<Void> followLimits(SqlConnection transaction, List<LimitsMoved> moved) {
        return Future.succeededFuture();
    }
}
