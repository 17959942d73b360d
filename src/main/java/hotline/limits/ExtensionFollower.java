package hotline.limits;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.EventLog;
import hotline.complaint.EventType;
import hotline.complaint.LimitsMoved;
import hotline.complaint.LogEntry;
import hotline.complaint.LogRequest;
import hotline.complaint.StepFollower;
import hotline.complaint.StepTaken;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Nobody decides on more time for a case that has ended; and what moves a limit moves what is asked for it. */
public final class ExtensionFollower implements StepFollower {
    private final ExtensionStore store = new ExtensionStore();
    private final EventLog log = new EventLog();

    @Override
    public Future<Void> follow(SqlConnection transaction, List<StepTaken> taken) {
        var moved = taken.stream()
                .filter(step -> !step.after().status().isEnded())
                .map(step -> new LimitsMoved(
                        step.before(), step.after(), step.request().at()))
                .toList();
        return close(transaction, taken).compose(closed -> followLimits(transaction, moved));
    }

    @Override
    public Future<Void> followLimits(SqlConnection transaction, List<LimitsMoved> moved) {
        Map<Long, Instant> due = moved.stream()
                .filter(one -> !dueAt(one.before()).equals(dueAt(one.after())))
                .collect(Collectors.toMap(one -> one.after().id(), one -> dueAt(one.after())));
        return due.isEmpty() ? Future.succeededFuture() : store.move(transaction, due);
    }

    private static Instant dueAt(ComplaintState complaint) {
        return complaint.clock().dueAt();
    }

    private Future<Void> close(SqlConnection transaction, List<StepTaken> taken) {
        Map<Long, Instant> endedAt = taken.stream()
                .filter(step -> step.after().status().isEnded())
                .collect(Collectors.toMap(
                        step -> step.after().id(), step -> step.request().at()));
        return endedAt.isEmpty()
                ? Future.succeededFuture()
                : store.close(transaction, endedAt)
                        .compose(closed -> log.append(
                                transaction,
                                closed.stream()
                                        .map(one -> LogRequest.of(
                                                one.complaint(),
                                                new Actor.Program(),
                                                endedAt.get(one.complaint()),
                                                LogEntry.of(
                                                        EventType.EXTENSION_REFUSED,
                                                        new JsonObject()
                                                                .put("workingDays", one.workingDays())
                                                                .put("caseEnded", true))))
                                        .toList()));
    }
}
