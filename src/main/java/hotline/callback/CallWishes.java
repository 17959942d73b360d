package hotline.callback;

import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.ComplaintChanges;
import hotline.once.Once;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The times at which customers want to be called, changed after filing. */
public final class CallWishes {
    private final ComplaintChanges changes;
    private final InstantSource clock;

    public CallWishes(ComplaintChanges changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Fails with {@link hotline.failure.Failure.Conflict} once the complaint has ended, and where nothing is different.
     *
     * @param wanted empty: at any time
     */
    public Future<Changed> change(Once once, long complaint, Optional<Instant> wanted) {
        return changes.apply(once, new CallWishChange(complaint, wanted, clock.instant()));
    }
}
