package hotline.complaint.reading;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;

/**
 * How many rows the lists of open work hold, for their tabs. Counted by indexes, up to a bound, once a second per node
 * for any number of consoles.
 */
public final class OpenWork {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Pool pool;
    private final OpenWorkStore store = new OpenWorkStore();
    private Future<WorkCounts> latest = Future.failedFuture("not read yet");
    private long readAt;

    public OpenWork(Pool pool) {
        this.pool = pool;
    }

    /** At most a second old; callers who ask during a read get the same answer. */
    public synchronized Future<WorkCounts> now() {
        long nanos = System.nanoTime();
        if (latest.failed() || nanos - readAt > FRESH.toNanos()) {
            readAt = nanos;
            latest = pool.withConnection(store::counts);
        }
        return latest;
    }
}
