package hotline.complaint;

import hotline.failure.Failure;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Moves complaints on by the {@link LifeCycle}: in batches, each step with its event and its consequences in one
 * transaction. Safe for many threads and nodes.
 */
public final class ComplaintSteps {
    private final Pool pool;
    private final Deadlines deadlines;
    private final Followers followers;
    private final ChangeStore store = new ChangeStore();

    public ComplaintSteps(Pool pool, Deadlines deadlines, List<StepFollower> followers) {
        this.pool = pool;
        this.deadlines = deadlines;
        this.followers = new Followers(followers);
    }

    /** All in a transaction of their own; results in the order of the requests. A refused step stops no other. */
    public Future<List<StepResult>> takeAll(List<StepRequest> requests) {
        return pool.withTransaction(transaction -> takeAll(transaction, requests));
    }

    /** The same within a transaction at hand, which must hold no lock but on complaints. One request per complaint. */
    public Future<List<StepResult>> takeAll(SqlConnection transaction, List<StepRequest> requests) {
        if (requests.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var ids = distinctIds(requests);
        var at = requests.stream().collect(Collectors.toMap(StepRequest::complaint, StepRequest::at));
        return store.lock(transaction, ids)
                .compose(locked -> followers.caughtUp(transaction, store, locked, at))
                .compose(locked -> store.callbackOwed(transaction, closing(requests))
                        .compose(owed -> write(transaction, requests, locked, owed)));
    }

    /** One step, or its refusal as a failure. */
    public Future<StepTaken> take(StepRequest request) {
        return pool.withTransaction(transaction -> take(transaction, request));
    }

    public Future<StepTaken> take(SqlConnection transaction, StepRequest request) {
        return takeAll(transaction, List.of(request))
                .map(results -> results.get(0).orThrow());
    }

    /** One step on the complaint of that number. */
    public Future<StepTaken> take(String number, StepOf step) {
        return pool.withTransaction(transaction -> store.idOf(transaction, number)
                .map(id -> id.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                .compose(id -> take(transaction, step.on(id))));
    }

    /** Locks complaints for whoever must lock rows of its own after them. Absent ids are left out. */
    public Future<Map<Long, ComplaintState>> lock(SqlConnection transaction, Collection<Long> ids) {
        return store.lock(transaction, ids);
    }

    /** Makes a request once the complaint's id is known. */
    @FunctionalInterface
    public interface StepOf {
        StepRequest on(long complaint);
    }

    private Future<List<StepResult>> write(
            SqlConnection transaction,
            List<StepRequest> requests,
            Map<Long, ComplaintState> locked,
            Set<Long> callbackOwed) {
        var results = new ArrayList<StepResult>(requests.size());
        var changes = new ArrayList<ComplaintChange>();
        var taken = new ArrayList<StepTaken>();
        for (StepRequest request : requests) {
            var before = Optional.ofNullable(locked.get(request.complaint()));
            // Looked up for closing alone; elsewhere it only keeps "close" from being offered in a refusal.
            boolean owed = request.step() != Step.CLOSE || callbackOwed.contains(request.complaint());
            var refusal = refusal(before, request, owed);
            if (refusal.isPresent()) {
                results.add(refusal.get());
            } else {
                var change = change(before.orElseThrow(), request);
                var step = new StepTaken(request, change.before(), change.after());
                changes.add(change);
                taken.add(step);
                results.add(step);
            }
        }
        return store.write(transaction, changes)
                .compose(written -> followers.follow(transaction, taken))
                .map(followed -> List.copyOf(results));
    }

    private ComplaintChange change(ComplaintState before, StepRequest request) {
        return StepChange.of(before, request, before.limits(deadlines));
    }

    private static Optional<StepResult.Refused> refusal(
            Optional<ComplaintState> complaint, StepRequest request, boolean callbackOwed) {
        return complaint.isEmpty()
                ? Optional.of(new StepResult.NotThere(request))
                : LifeCycle.refusal(complaint.get(), request, callbackOwed);
    }

    private static Set<Long> distinctIds(List<StepRequest> requests) {
        var ids = new HashSet<Long>();
        for (StepRequest request : requests) {
            if (!ids.add(request.complaint())) {
                throw new IllegalArgumentException("two steps of complaint " + request.complaint() + " in one batch");
            }
        }
        return ids;
    }

    private static List<Long> closing(List<StepRequest> requests) {
        return requests.stream()
                .filter(request -> request.step() == Step.CLOSE)
                .map(StepRequest::complaint)
                .toList();
    }
}
