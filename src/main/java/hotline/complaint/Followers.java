package hotline.complaint;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** All that must follow from changes of complaints, one after the other in the changes' own transaction. */
record Followers(List<StepFollower> all) {

    Followers {
        all = List.copyOf(all);
    }

    Future<Void> followLimits(SqlConnection transaction, List<LimitsMoved> moved) {
        Future<Void> done = Future.succeededFuture();
        if (!moved.isEmpty()) {
            for (StepFollower follower : all) {
                done = done.compose(before -> follower.followLimits(transaction, moved));
            }
        }
        return done;
    }
}
