package hotline.limits;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.LimitRequest;
import hotline.once.Once;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Passes complaints from one department to another: freely (K7), or in the policy's fixed order (P3). */
public final class HandOvers {
    private final ComplaintChanges changes;
    private final InstantSource clock;

    public HandOvers(ComplaintChanges changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Fails with {@link hotline.failure.Failure.Conflict} if the policy fixes the order, or if the complaint has ended
     * or awaits its callback.
     */
    public Future<ComplaintState> handOver(
            Once once, String number, Actor actor, Optional<Set<Integer>> version, HandOverRequest request) {
        return changes.apply(once, number, id -> handingOver(id, actor, clock.instant(), version, request))
                .map(Changed::after);
    }

    /** The change alone, for services that make many at once. */
    public static LimitRequest handingOver(
            long complaint, Actor actor, Instant at, Optional<Set<Integer>> version, HandOverRequest request) {
        return new LimitRequest(
                complaint, actor, at, version, (before, limits) -> HandingOver.handOver(before, limits, request, at));
    }

    /** Fails with {@link hotline.failure.Failure.Conflict} after the last stage, and if the policy has none. */
    public Future<ComplaintState> nextStage(
            Once once, String number, Actor actor, Optional<Set<Integer>> version, StageMove move) {
        var at = clock.instant();
        return changes.apply(
                        once,
                        number,
                        id -> new LimitRequest(
                                id, actor, at, version, (before, limits) -> StageOrder.move(before, limits, move, at)))
                .map(Changed::after);
    }
}
