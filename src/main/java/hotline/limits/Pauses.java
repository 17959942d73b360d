package hotline.limits;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.LimitChanges;
import hotline.complaint.LimitChanges.Request;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Lets complaints' clocks stand still while we wait for something, and run again. */
public final class Pauses {
    private final LimitChanges changes;
    private final InstantSource clock;

    public Pauses(LimitChanges changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Fails with {@link hotline.failure.Failure.Conflict} where it may not wait now. */
    public Future<ComplaintState> pause(String number, Actor actor, Optional<Integer> version, PauseRequest request) {
        return changes.change(number, id -> pausing(id, actor, clock.instant(), version, request));
    }

    /** Fails with {@link hotline.failure.Failure.Conflict} where its clocks run. */
    public Future<ComplaintState> resume(String number, Actor actor, Optional<Integer> version) {
        return changes.change(number, id -> resuming(id, actor, clock.instant(), version));
    }

    /** The change as such, for whoever makes many at once. */
    public static Request pausing(
            long complaint, Actor actor, Instant at, Optional<Integer> version, PauseRequest request) {
        return new Request(
                complaint, actor, at, version, (before, limits) -> Pausing.pause(before, limits, request, at));
    }

    public static Request resuming(long complaint, Actor actor, Instant at, Optional<Integer> version) {
        return new Request(complaint, actor, at, version, (before, limits) -> Pausing.resume(before, limits, at));
    }
}
