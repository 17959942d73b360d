package hotline.callback;

import hotline.complaint.EventLog;
import hotline.complaint.LimitsMoved;
import hotline.complaint.LogEntry;
import hotline.complaint.LogRequest;
import hotline.complaint.Status;
import hotline.complaint.Step;
import hotline.complaint.StepFollower;
import hotline.complaint.StepTaken;
import hotline.satisfaction.Rating;
import hotline.satisfaction.RatingFollower;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Which complaints are owed a callback (F9): one is planned when a complaint is resolved, and ended when the complaint
 * goes another way or its customer has answered on the page.
 */
public final class CallbackPlan implements StepFollower, RatingFollower {
    private final CallbackPlanStore store = new CallbackPlanStore();
    private final EventLog log = new EventLog();

    @Override
    public Future<Void> follow(SqlConnection transaction, List<StepTaken> taken) {
        var resolved = taken.stream()
                .filter(step -> step.request().step() == Step.RESOLVE)
                .toList();
        var abandoned = taken.stream()
                .filter(step -> owesCallback(step.before().status())
                        && !owesCallback(step.after().status()))
                .toList();
        return plan(transaction, resolved).compose(planned -> cancel(transaction, abandoned));
    }

    /** What moves the limit moves the callback's place in the queue with it. */
    @Override
    public Future<Void> followLimits(SqlConnection transaction, List<LimitsMoved> moved) {
        var dueAt = moved.stream()
                .map(LimitsMoved::after)
                .filter(complaint -> owesCallback(complaint.status()))
                .collect(byComplaint(
                        complaint -> complaint.id(),
                        complaint -> complaint.clock().dueAt()));
        return dueAt.isEmpty() ? Future.succeededFuture() : store.moveDue(transaction, dueAt);
    }

    /** A rating on the page answers what the callback was to ask. */
    @Override
    public Future<Map<Long, LogEntry>> followRatings(SqlConnection transaction, List<Rating> ratings) {
        if (ratings.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        var ratedAt = ratings.stream().collect(byComplaint(Rating::complaintId, Rating::ratedAt));
        return store.endOpen(transaction, ratedAt, CallbackStatus.ANSWERED_ONLINE)
                .map(ended -> ended.stream()
                        .collect(Collectors.toMap(CallbackPlanStore.Ended::complaint, CallbackEvents::answeredOnline)));
    }

    private Future<Void> plan(SqlConnection transaction, List<StepTaken> resolved) {
        return resolved.isEmpty() ? Future.succeededFuture() : store.plan(transaction, times(resolved));
    }

    /** Finds none where the outcome of the callback itself, or a rating, moved the complaint on. */
    private Future<Void> cancel(SqlConnection transaction, List<StepTaken> abandoned) {
        if (abandoned.isEmpty()) {
            return Future.succeededFuture();
        }
        var actors = abandoned.stream()
                .collect(Collectors.toMap(
                        step -> step.after().id(), step -> step.request().actor()));
        return store.endOpen(transaction, times(abandoned), CallbackStatus.CANCELLED)
                .map(cancelled -> cancelled.stream()
                        .map(ended -> LogRequest.of(
                                ended.complaint(),
                                actors.get(ended.complaint()),
                                ended.at(),
                                CallbackEvents.cancelled(ended)))
                        .toList())
                .compose(requests -> requests.isEmpty() ? Future.succeededFuture() : log.append(transaction, requests));
    }

    private static boolean owesCallback(Status status) {
        return status == Status.RESOLVED || status == Status.CALLBACK;
    }

    private static Map<Long, Instant> times(List<StepTaken> steps) {
        return steps.stream().collect(byComplaint(step -> step.after().id(), step -> step.request()
                .at()));
    }

    private static <T> Collector<T, ?, TreeMap<Long, Instant>> byComplaint(
            Function<T, Long> complaint, Function<T, Instant> time) {
        return Collectors.toMap(complaint, time, (one, other) -> one, TreeMap::new);
    }
}
