package hotline.limits;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeFollower;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.LogRequest;
import hotline.failure.Expected;
import hotline.log.ExtensionEvent.ExtensionRefused;
import hotline.log.LogEntry;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A request for more time ends with its case, and is sorted by its case's limit. */
public final class ExtensionFollower implements ChangeFollower {
    private final ExtensionStore store = new ExtensionStore();

    @Override
    public Future<List<LogRequest>> follow(SqlConnection transaction, List<Changed> changes) {
        return close(transaction, changes)
                .compose(closed -> move(transaction, changes).map(closed));
    }

    private Future<Void> move(SqlConnection transaction, List<Changed> changes) {
        Map<Long, Instant> due = changes.stream()
                .filter(one -> !isEnded(one) && !dueAt(one.before()).equals(dueAt(one.after())))
                .collect(Collectors.toMap(one -> one.after().id(), one -> dueAt(one.after())));
        return due.isEmpty() ? Future.succeededFuture() : store.move(transaction, due);
    }

    private static Instant dueAt(ComplaintState complaint) {
        return complaint.clock().dueAt();
    }

    private static boolean isEnded(Changed changed) {
        return changed.after().status().isEnded();
    }

    private Future<List<LogRequest>> close(SqlConnection transaction, List<Changed> changes) {
        Map<Long, Instant> endedAt = changes.stream()
                .filter(one -> one.step().isPresent() && isEnded(one))
                .collect(Collectors.toMap(one -> one.after().id(), Changed::at));
        return endedAt.isEmpty()
                ? Future.succeededFuture(List.of())
                : store.close(transaction, endedAt).map(closed -> closed.stream()
                        .map(one -> closed(one, Expected.in(endedAt, one.complaint())))
                        .toList());
    }

    private static LogRequest closed(Extension extension, Instant at) {
        return LogRequest.of(
                extension.complaint(),
                new Actor.Program(),
                at,
                LogEntry.of(new ExtensionRefused(extension.workingDays(), Optional.empty(), Optional.of(true))));
    }
}
