package hotline.complaint;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that must follow from changes of complaints, one after the other in the changes' own transaction. */
record Followers(List<StepFollower> all) {

    Followers {
        all = List.copyOf(all);
    }

    /**
     * The locked complaints as they stand once what was due on them has been done.
     *
     * @param at by complaint, when it is about to be changed
     */
    Future<Map<Long, ComplaintState>> caughtUp(
            SqlConnection transaction, ChangeStore store, Map<Long, ComplaintState> locked, Map<Long, Instant> at) {
        var due = locked.values().stream()
                .filter(complaint -> at.containsKey(complaint.id()))
                .map(complaint -> new StepFollower.Due(complaint, at.get(complaint.id())))
                .toList();
        Future<Set<Long>> done = Future.succeededFuture(Set.of());
        for (StepFollower follower : all) {
            done = done.compose(before -> follower.catchUp(transaction, due).map(also -> both(before, also)));
        }
        return done.compose(changed -> changed.isEmpty()
                ? Future.succeededFuture(locked)
                : store.read(transaction, changed).map(read -> {
                    var current = new LinkedHashMap<>(locked);
                    current.putAll(read);
                    return current;
                }));
    }

    private static Set<Long> both(Set<Long> one, Set<Long> other) {
        var both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    Future<Void> follow(SqlConnection transaction, List<StepTaken> taken) {
        Future<Void> done = Future.succeededFuture();
        if (!taken.isEmpty()) {
            for (StepFollower follower : all) {
                done = done.compose(before -> follower.follow(transaction, taken));
            }
        }
        return done;
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
