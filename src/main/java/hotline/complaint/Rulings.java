package hotline.complaint;

import hotline.failure.Failure;
import hotline.policy.Policies;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has complaints ruled by the policy in force for their line of business instead of the version they began with. Safe for
 * many threads and nodes.
 */
public final class Rulings {
    private final Pool pool;
    private final Policies policies;
    private final Deadlines deadlines;
    private final Followers followers;
    private final ChangeStore store = new ChangeStore();

    public Rulings(Pool pool, Policies policies, Deadlines deadlines, List<StepFollower> followers) {
        this.pool = pool;
        this.policies = policies;
        this.deadlines = deadlines;
        this.followers = new Followers(followers);
    }

    /** Makes a request once the complaint's id is known. */
    @FunctionalInterface
    public interface RequestOf {
        RulingRequest on(long complaint);
    }

    /** The complaint of that number, or fails with the refusal. */
    public Future<RulingResult.Done> rule(String number, RequestOf request) {
        return pool.withTransaction(transaction -> ruleAll(transaction, List.of(number), request, false))
                .map(results -> results.get(0).orThrow());
    }

    /** All in one transaction, results in the order of the numbers. A refusal stops no other. */
    public Future<List<RulingResult>> ruleAll(List<String> numbers, RequestOf request) {
        return pool.withTransaction(transaction -> ruleAll(transaction, numbers, request, false));
    }

    /** What {@link #ruleAll} would do; nothing is changed. */
    public Future<List<RulingResult>> tryAll(List<String> numbers, RequestOf request) {
        return pool.withTransaction(transaction -> ruleAll(transaction, numbers, request, true));
    }

    private Future<List<RulingResult>> ruleAll(
            SqlConnection transaction, List<String> numbers, RequestOf request, boolean onlyTry) {
        return store.idsOf(transaction, numbers)
                .compose(ids -> store.lock(transaction, ids.values()).compose(locked -> {
                    var results = new ArrayList<RulingResult>(numbers.size());
                    var changes = new ArrayList<ComplaintChange>();
                    for (String number : numbers) {
                        results.add(decide(number, Optional.ofNullable(ids.get(number)), locked, request, changes));
                    }
                    return onlyTry
                            ? Future.succeededFuture(List.copyOf(results))
                            : store.write(transaction, changes)
                                    .compose(written -> followers.followLimits(transaction, moved(changes)))
                                    .map(followed -> List.copyOf(results));
                }));
    }

    private static List<LimitsMoved> moved(List<ComplaintChange> changes) {
        return changes.stream()
                .map(change -> new LimitsMoved(
                        change.before(), change.after(), change.events().get(0).at()))
                .toList();
    }

    private RulingResult decide(
            String number,
            Optional<Long> id,
            Map<Long, ComplaintState> locked,
            RequestOf request,
            List<ComplaintChange> changes) {
        try {
            var before = id.map(locked::get).orElseThrow(() -> new Failure.NotFound("there is no complaint " + number));
            var change = change(before, request.on(before.id()));
            changes.add(change);
            return new RulingResult.Done(before, change.after());
        } catch (Failure.Busy behind) {
            throw behind;
        } catch (Failure refused) {
            return new RulingResult.Refused(refused);
        }
    }

    private ComplaintChange change(ComplaintState before, RulingRequest request) {
        // Known, or this node has to learn first.
        before.limits(deadlines);
        var from = policies.version(before.facts().policyVersion());
        var line = from.policy().lineOfBusiness();
        var to = policies.inForce(line).orElseThrow(() -> new Failure.Conflict("no policy is in force for " + line));
        return RulingChange.of(before, request, from, to, deadlines.of(to.id()));
    }
}
