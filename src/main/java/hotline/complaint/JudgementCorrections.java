package hotline.complaint;

import hotline.failure.Failure;
import hotline.policy.Policies;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts a person's judgement of type and severity in place of what was judged. Safe for many threads and nodes. */
public final class JudgementCorrections {
    private final Pool pool;
    private final Policies policies;
    private final Deadlines deadlines;
    private final Followers followers;
    private final ChangeStore store = new ChangeStore();

    public JudgementCorrections(Pool pool, Policies policies, Deadlines deadlines, List<StepFollower> followers) {
        this.pool = pool;
        this.policies = policies;
        this.deadlines = deadlines;
        this.followers = new Followers(followers);
    }

    /** All in one transaction, results in the order of the requests. One request per complaint. */
    public Future<List<CorrectionResult>> correctAll(List<CorrectionRequest> requests) {
        return pool.withTransaction(transaction -> correctAll(transaction, requests));
    }

    public Future<List<CorrectionResult>> correctAll(SqlConnection transaction, List<CorrectionRequest> requests) {
        var ids = requests.stream().map(CorrectionRequest::complaint).toList();
        if (new HashSet<>(ids).size() < ids.size()) {
            throw new IllegalArgumentException("two corrections of one complaint in one batch");
        }
        var at = requests.stream().collect(Collectors.toMap(CorrectionRequest::complaint, CorrectionRequest::at));
        return store.lock(transaction, ids)
                .compose(locked -> followers.caughtUp(transaction, store, locked, at))
                .compose(locked -> write(transaction, requests, locked));
    }

    /** Corrects the complaint of that number, or fails with the refusal. */
    public Future<JudgementCorrected> correct(String number, CorrectionOf correction) {
        return pool.withTransaction(transaction -> store.idOf(transaction, number)
                .map(id -> id.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                .compose(id -> correctAll(transaction, List.of(correction.of(id))))
                .map(results -> results.get(0).orThrow()));
    }

    /** Makes a request once the complaint's id is known. */
    @FunctionalInterface
    public interface CorrectionOf {
        CorrectionRequest of(long complaint);
    }

    private Future<List<CorrectionResult>> write(
            SqlConnection transaction, List<CorrectionRequest> requests, Map<Long, ComplaintState> locked) {
        var results = new ArrayList<CorrectionResult>(requests.size());
        var changes = new ArrayList<ComplaintChange>();
        var corrected = new ArrayList<JudgementCorrected>();
        for (CorrectionRequest request : requests) {
            var before = locked.get(request.complaint());
            if (before == null) {
                results.add(new CorrectionResult.Refused(request, new Failure.NotFound("there is no such complaint")));
                continue;
            }
            int version = before.facts().policyVersion();
            var refusal = CorrectionChange.refusal(
                    before, request, policies.version(version).policy());
            if (refusal.isPresent()) {
                results.add(new CorrectionResult.Refused(request, refusal.get()));
                continue;
            }
            var change = CorrectionChange.of(before, request, before.limits(deadlines));
            var done = new JudgementCorrected(request, before, change.after());
            changes.add(change);
            corrected.add(done);
            results.add(new CorrectionResult.Done(done));
        }
        return store.write(transaction, changes)
                .compose(written -> followers.followLimits(transaction, moved(corrected)))
                .map(followed -> List.copyOf(results));
    }

    private static List<LimitsMoved> moved(List<JudgementCorrected> corrected) {
        return corrected.stream()
                .map(one ->
                        new LimitsMoved(one.before(), one.after(), one.request().at()))
                .toList();
    }
}
