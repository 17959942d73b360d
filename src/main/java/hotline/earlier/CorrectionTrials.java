package hotline.earlier;

import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.CorrectionRequest;
import hotline.log.SameThingJudged;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** What a correction of a judgement would bring, with the raise by earlier complaints of the other type (F4). Nothing is changed. */
public final class CorrectionTrials {
    private final Pool pool;
    private final ComplaintChanges changes;
    private final CountedAgain again;

    public CorrectionTrials(Pool pool, ComplaintChanges changes, Policies policies) {
        this.pool = pool;
        this.changes = changes;
        this.again = new CountedAgain(policies);
    }

    /**
     * A complaint as it is and as it would be.
     *
     * @param come numbers of earlier complaints that it would count from then on
     * @param gone numbers of those that it would count no longer
     */
    public record Trial(ComplaintState before, ComplaintState after, List<String> come, List<String> gone) {
        public Trial {
            come = List.copyOf(come);
            gone = List.copyOf(gone);
        }
    }

    /** Fails as the correction would. */
    public Future<Trial> of(String number, LongFunction<CorrectionRequest> correction) {
        return changes.tryAll(List.of(number), (typed, id) -> correction.apply(id))
                .map(results -> results.get(0).orThrow())
                .compose(tried -> pool.withConnection(connection -> again.trial(connection, tried))
                        .map(further -> further.map(request -> raised(tried, request))
                                .orElseGet(() -> new Trial(tried.before(), tried.after(), List.of(), List.of()))));
    }

    private Trial raised(Changed tried, SameThingRequest request) {
        var raised = changes.tried(Map.of(tried.after().id(), tried.after()), request)
                .orThrow();
        return new Trial(tried.before(), raised.after(), numbers(request, true), numbers(request, false));
    }

    private static List<String> numbers(SameThingRequest request, boolean same) {
        return request.judged().stream()
                .filter(one -> one.same() == same)
                .map(SameThingJudged::number)
                .toList();
    }
}
