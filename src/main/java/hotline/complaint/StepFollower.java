package hotline.complaint;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What must follow from changes of complaints within the same transaction, such as planning a callback. The complaints
 * are locked; whoever locks further rows does so after them, sorted by id. A failure undoes the whole batch.
 */
public interface StepFollower {

    /**
     * Before anything is changed: does what was due on the complaints by then and was not done yet, so that a change finds
     * and leaves what it would have, had nothing been late. Answers the ids of those that it changed.
     */
    default Future<Set<Long>> catchUp(SqlConnection transaction, List<Due> locked) {
        return Future.succeededFuture(Set.of());
    }

    /** A complaint that is locked, and when it is about to be changed. */
    record Due(ComplaintState complaint, Instant at) {}

    Future<Void> follow(SqlConnection transaction, List<StepTaken> taken);

    /** The same after anything else that may have moved limits or ended clocks. */
    default Future<Void> followLimits(SqlConnection transaction, List<LimitsMoved> moved) {
        return Future.succeededFuture();
    }
}
