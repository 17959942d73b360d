package hotline.limits;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.LimitChanges;
import hotline.complaint.LimitChanges.Request;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Tells customers by when they hear from us again (T4). */
public final class Promises {
    private final LimitChanges changes;
    private final InstantSource clock;

    public Promises(LimitChanges changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Fails with {@link hotline.failure.Failure.Invalid} where nobody could keep it. */
    public Future<ComplaintState> promise(String number, Actor actor, Optional<Integer> version, Promise promise) {
        return changes.change(number, id -> promising(id, actor, clock.instant(), version, promise));
    }

    /** The change as such, for whoever makes many at once. */
    public static Request promising(
            long complaint, Actor actor, Instant at, Optional<Integer> version, Promise promise) {
        return new Request(
                complaint, actor, at, version, (before, limits) -> Promising.promise(before, limits, promise, at));
    }
}
