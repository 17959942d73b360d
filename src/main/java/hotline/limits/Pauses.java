package hotline.limits;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.LimitChanges;
import hotline.complaint.LimitChanges.Request;
import io.vertx.core.Future;
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
        var at = clock.instant();
        return changes.change(
                number,
                id -> new Request(
                        id, actor, at, version, (before, limits) -> Pausing.pause(before, limits, request, at)));
    }

    /** Fails with {@link hotline.failure.Failure.Conflict} where its clocks run. */
    public Future<ComplaintState> resume(String number, Actor actor, Optional<Integer> version) {
        var at = clock.instant();
        return changes.change(
                number,
                id -> new Request(id, actor, at, version, (before, limits) -> Pausing.resume(before, limits, at)));
    }
}
