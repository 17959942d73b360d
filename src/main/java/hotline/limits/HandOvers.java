package hotline.limits;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.LimitChanges;
import hotline.complaint.LimitChanges.Request;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Passes complaints from one department to another: freely (K7), or in the policy's fixed order (P3). */
public final class HandOvers {
    private final LimitChanges changes;
    private final InstantSource clock;

    public HandOvers(LimitChanges changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Fails with {@link hotline.failure.Failure.Conflict} where the policy's order decides, or nobody handles it any more. */
    public Future<ComplaintState> handOver(
            String number, Actor actor, Optional<Integer> version, HandOverRequest request) {
        return changes.change(number, id -> handingOver(id, actor, clock.instant(), version, request));
    }

    /** The change as such, for whoever makes many at once. */
    public static Request handingOver(
            long complaint, Actor actor, Instant at, Optional<Integer> version, HandOverRequest request) {
        return new Request(
                complaint, actor, at, version, (before, limits) -> HandingOver.handOver(before, limits, request, at));
    }

    /** Fails with {@link hotline.failure.Failure.Conflict} after the last stage, and where the policy has none. */
    public Future<ComplaintState> nextStage(String number, Actor actor, Optional<Integer> version, StageMove move) {
        var at = clock.instant();
        return changes.change(
                number,
                id -> new Request(
                        id, actor, at, version, (before, limits) -> StageOrder.move(before, limits, move, at)));
    }
}
