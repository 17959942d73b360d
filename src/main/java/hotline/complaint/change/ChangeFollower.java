package hotline.complaint.change;

import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeResult.Changed;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A consequence of changes of complaints within the same transaction, such as planning a callback. The complaints are
 * locked; a follower that locks further rows does so after them, sorted by id. A failure undoes the whole batch.
 */
public interface ChangeFollower {

    /** A complaint that is locked, and when it is about to be changed. */
    record Due(ComplaintState complaint, Instant at) {}

    /**
     * Before complaints are changed: does the actions due on them by then and not done yet, so that a change has the
     * same result as if nothing had been late. Returns the ids of the complaints that it changed.
     */
    default Future<Set<Long>> catchUp(SqlConnection transaction, List<Due> locked) {
        return Future.succeededFuture(Set.of());
    }

    /**
     * After complaints have taken a step or one of their clocks has moved. Returns the log entries of the consequences,
     * one request per complaint; they are written before the next follower acts.
     */
    Future<List<LogRequest>> follow(SqlConnection transaction, List<Changed> changes);

    /**
     * After all complaints of a batch have changed, also by notes alone: changes of other complaints that follow from that, one
     * request per complaint. One that is refused is not made. They lock complaints out of the order of ids, so a transaction that
     * waits in a circle with another one is repeated.
     */
    default Future<List<ChangeRequest>> further(SqlConnection transaction, List<Changed> changes) {
        return Future.succeededFuture(List.of());
    }
}
