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

/** Pauses complaints' clocks while we wait for something, and lets them run again. */
public final class Pauses {
    private final ComplaintChanges changes;
    private final InstantSource clock;

    public Pauses(ComplaintChanges changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Fails with {@link hotline.failure.Failure.Conflict} if the complaint may not be paused now. */
    public Future<ComplaintState> pause(
            Once once, String number, Actor actor, Optional<Set<Integer>> version, PauseRequest request) {
        return changes.apply(once, number, id -> pausing(id, actor, clock.instant(), version, request))
                .map(Changed::after);
    }

    /** Fails with {@link hotline.failure.Failure.Conflict} if its clocks run. */
    public Future<ComplaintState> resume(Once once, String number, Actor actor, Optional<Set<Integer>> version) {
        return changes.apply(once, number, id -> resuming(id, actor, clock.instant(), version))
                .map(Changed::after);
    }

    /**
     * Moves the time at which the owner is reminded of the pause; empty: no reminder. Fails with {@link
     * hotline.failure.Failure.Conflict} if its clocks run.
     */
    public Future<ComplaintState> review(
            Once once, String number, Actor actor, Optional<Set<Integer>> version, Optional<Instant> reviewAt) {
        return changes.apply(once, number, id -> {
                    var at = clock.instant();
                    return new LimitRequest(
                            id, actor, at, version, (before, limits) -> Pausing.review(before, reviewAt, at));
                })
                .map(Changed::after);
    }

    /** The change alone, for services that make many at once. */
    public static LimitRequest pausing(
            long complaint, Actor actor, Instant at, Optional<Set<Integer>> version, PauseRequest request) {
        return new LimitRequest(
                complaint, actor, at, version, (before, limits) -> Pausing.pause(before, limits, request, at));
    }

    public static LimitRequest resuming(long complaint, Actor actor, Instant at, Optional<Set<Integer>> version) {
        return new LimitRequest(complaint, actor, at, version, (before, limits) -> Pausing.resume(before, limits, at));
    }
}
