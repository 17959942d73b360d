package hotline.limits;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.LimitRequest;
import hotline.log.LogEntry;
import hotline.once.Once;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Promises customers the time of our next reply (T4). */
public final class Promises {
    private final ComplaintChanges changes;
    private final InstantSource clock;

    public Promises(ComplaintChanges changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Fails with {@link hotline.failure.Failure.Invalid} if no agent works between now and then. */
    public Future<ComplaintState> promise(
            Once once, String number, Actor actor, Optional<Set<Integer>> version, ReplyPromise promise) {
        return changes.apply(once, number, id -> promising(id, actor, clock.instant(), version, promise))
                .map(Changed::after);
    }

    /**
     * The change alone.
     *
     * @param with what is said with it, and logged before it
     */
    public static LimitRequest promising(
            long complaint,
            Actor actor,
            Instant at,
            Optional<Set<Integer>> version,
            ReplyPromise promise,
            LogEntry... with) {
        return new LimitRequest(
                complaint,
                actor,
                at,
                version,
                (before, limits) -> Promising.promise(before, limits, promise, at, with));
    }
}
