package hotline.callback;

import hotline.callback.CallbackPlanStore.Planned;
import hotline.callback.plan.NextCall.Why;
import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.Status;
import hotline.complaint.Step;
import hotline.complaint.change.ChangeFollower;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.LogRequest;
import hotline.failure.Expected;
import hotline.log.LogEntry;
import hotline.policy.ClockKind;
import hotline.policy.calling.Handler;
import hotline.satisfaction.Rating;
import hotline.satisfaction.RatingFollower;
import hotline.sla.Deadlines;
import hotline.sla.SlaClock;
import hotline.sla.TimeLimit;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Plans a callback (F9) when a complaint is resolved, and ends it when the complaint goes another way or its customer
 * has answered on the page.
 */
public final class CallbackPlan implements ChangeFollower, RatingFollower {
    private final Deadlines deadlines;
    private final CallbackPlanStore store = new CallbackPlanStore();

    public CallbackPlan(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public Future<List<LogRequest>> follow(SqlConnection transaction, List<Changed> changes) {
        var steps = changes.stream().filter(one -> one.step().isPresent()).toList();
        var resolved = steps.stream()
                .filter(one -> one.step().orElseThrow().step() == Step.RESOLVE && isCalled(one.after()))
                .toList();
        var abandoned = steps.stream()
                .filter(one -> owesCallback(one.before().status())
                        && !owesCallback(one.after().status()))
                .toList();
        return plan(transaction, resolved)
                .compose(planned -> move(transaction, changes))
                .compose(moved -> cancel(transaction, abandoned));
    }

    /** A moved limit moves the callback's place in the queue with it, and a wish that it had beaten or now beats. */
    private Future<Void> move(SqlConnection transaction, List<Changed> changes) {
        var planned = changes.stream()
                .filter(one -> one.step().isEmpty())
                .map(Changed::after)
                .filter(complaint -> owesCallback(complaint.status()))
                .map(complaint ->
                        planned(complaint, complaint.progress().resolvedAt().orElseThrow(), Optional.empty()))
                .toList();
        return planned.isEmpty() ? Future.succeededFuture() : store.move(transaction, planned);
    }

    /** A rating on the page answers the question that the callback was to ask. */
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

    private Future<Void> plan(SqlConnection transaction, List<Changed> resolved) {
        return resolved.isEmpty()
                ? Future.succeededFuture()
                : store.plan(
                        transaction,
                        resolved.stream()
                                .map(one -> planned(
                                        one.after(),
                                        one.at(),
                                        person(one.request().actor())))
                                .toList());
    }

    private Planned planned(ComplaintState complaint, Instant resolvedAt, Optional<Long> resolver) {
        var limits = complaint.limits(deadlines);
        var due = complaint.clock().dueAt();
        // The department's limit for callbacks does not overrule what the customer asked for, only the case's does.
        var by = due.isAfter(resolvedAt) ? due : callbackDue(complaint).orElse(due);
        var wish = complaint
                .facts()
                .preferredCallbackAt()
                .map(asked -> CallWish.of(asked, resolvedAt, by, limits))
                .filter(one -> one.answer() != CallWish.Answer.PAST);
        var from = wish.map(CallWish::from).orElse(resolvedAt);
        var rules = limits.policy().callbacks().plan();
        var owner = complaint.progress().owner();
        boolean isOwnersToo = !rules.notRatedBy().contains(Handler.OWNER);
        var keptUntil = Optional.of(rules.ownerFirst())
                .filter(time -> !time.isZero() && isOwnersToo && owner.isPresent())
                .map(time -> limits.calendar().plusWorkingTime(from, time));
        return new Planned(
                complaint.id(),
                due,
                from,
                CallWish.latest(by, limits),
                resolvedAt,
                wish.map(one -> one.answer() == CallWish.Answer.AFTER_LIMIT ? Why.BEFORE_LIMIT : Why.ASKED),
                owner.filter(one -> keptUntil.isPresent()),
                keptUntil,
                owner.filter(one -> !isOwnersToo),
                resolver.filter(one -> rules.notRatedBy().contains(Handler.RESOLVER)));
    }

    /** A customer who asked for a call gets it. */
    private boolean isCalled(ComplaintState complaint) {
        return complaint.facts().preferredCallbackAt().isPresent()
                || complaint.limits(deadlines).policy().callbacks().plan().isSampled(complaint.id());
    }

    private static Optional<Long> person(Actor actor) {
        return actor instanceof Actor.Person person ? Optional.of(person.id()) : Optional.empty();
    }

    private static Optional<Instant> callbackDue(ComplaintState complaint) {
        return complaint
                .clocks()
                .open(ClockKind.CALLBACK)
                .flatMap(SlaClock::limit)
                .map(TimeLimit::due);
    }

    /** Finds none if the outcome of the callback itself, or a rating, moved the complaint on. */
    private Future<List<LogRequest>> cancel(SqlConnection transaction, List<Changed> abandoned) {
        if (abandoned.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var actors = abandoned.stream()
                .collect(Collectors.toMap(
                        one -> one.after().id(), one -> one.request().actor()));
        return store.endOpen(transaction, times(abandoned), CallbackStatus.CANCELLED)
                .map(cancelled -> cancelled.stream()
                        .map(ended -> LogRequest.of(
                                ended.complaint(),
                                Expected.in(actors, ended.complaint()),
                                ended.at(),
                                CallbackEvents.cancelled(ended)))
                        .toList());
    }

    private static boolean owesCallback(Status status) {
        return status == Status.RESOLVED || status == Status.CALLBACK;
    }

    private static Map<Long, Instant> times(List<Changed> changes) {
        return changes.stream().collect(byComplaint(one -> one.after().id(), Changed::at));
    }

    private static <T> Collector<T, ?, Map<Long, Instant>> byComplaint(
            Function<T, Long> complaint, Function<T, Instant> time) {
        return Collectors.toMap(complaint, time, (one, other) -> one, TreeMap::new);
    }
}
