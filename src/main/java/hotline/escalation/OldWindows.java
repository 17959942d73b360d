package hotline.escalation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Deletes from time to time the counts of windows that ended long ago: a few at a time, while nothing else is due. */
final class OldWindows {
    private static final Duration KEPT = Duration.ofDays(2);
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private final Pool pool;
    private final InstantSource clock;
    private final EscalationStore store = new EscalationStore();
    private volatile Instant next = Instant.MIN;

    OldWindows(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Returns how many were deleted; none if it ran a moment ago. */
    Future<Integer> forget() {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return Future.succeededFuture(0);
        }
        next = now.plus(INTERVAL);
        return pool.withConnection(connection -> store.forgetWindows(connection, now.minus(KEPT)));
    }
}
