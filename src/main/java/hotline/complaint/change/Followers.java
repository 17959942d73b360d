package hotline.complaint.change;

import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.failure.Expected;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All consequences of changes of complaints, one after the other in the changes' own transaction. */
record Followers(List<ChangeFollower> all, ChangeStore store) {

    Followers {
        all = List.copyOf(all);
    }

    /** The locked complaints once the actions due on them have been done. */
    Future<Map<Long, ComplaintState>> caughtUp(
            SqlConnection transaction, Map<Long, ComplaintState> locked, List<? extends ChangeRequest> requests) {
        var due = requests.stream()
                .filter(request -> request.restsOnClocks() && locked.containsKey(request.complaint()))
                .map(request -> new ChangeFollower.Due(Expected.in(locked, request.complaint()), request.at()))
                .toList();
        Future<Set<Long>> done = Future.succeededFuture(Set.of());
        if (!due.isEmpty()) {
            for (ChangeFollower follower : all) {
                done = done.compose(before -> follower.catchUp(transaction, due).map(also -> both(before, also)));
            }
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

    Future<Void> follow(SqlConnection transaction, List<Changed> changes) {
        var moved = changes.stream().filter(Changed::hasMovedOn).toList();
        Future<Void> done = Future.succeededFuture();
        if (!moved.isEmpty()) {
            for (ChangeFollower follower : all) {
                done = done.compose(before -> follower.follow(transaction, moved))
                        .compose(entries -> append(transaction, entries));
            }
        }
        return done;
    }

    /** What the changes mean for other complaints. */
    Future<List<ChangeRequest>> further(SqlConnection transaction, List<Changed> changes) {
        Future<List<ChangeRequest>> all = Future.succeededFuture(List.of());
        if (!changes.isEmpty()) {
            for (ChangeFollower follower : this.all) {
                all = all.compose(
                        before -> follower.further(transaction, changes).map(more -> joined(before, more)));
            }
        }
        return all;
    }

    private static List<ChangeRequest> joined(List<ChangeRequest> some, List<ChangeRequest> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Read again: an earlier follower may have written to the log. */
    private Future<Void> append(SqlConnection transaction, List<LogRequest> requests) {
        if (requests.isEmpty()) {
            return Future.succeededFuture();
        }
        var ids = requests.stream().map(LogRequest::complaint).toList();
        return store.lock(transaction, ids)
                .compose(locked -> store.write(
                        transaction,
                        requests.stream()
                                .map(request -> StepChange.entries(Expected.in(locked, request.complaint()), request))
                                .toList()));
    }
}
