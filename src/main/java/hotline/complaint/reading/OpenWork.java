package hotline.complaint.reading;

import hotline.database.SharedReading;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/**
 * How many rows the lists of open work hold, for their tabs. Counted by indexes, up to a bound, once a second per node
 * for any number of consoles.
 */
public final class OpenWork {
    private final SharedReading<WorkCounts> counts;

    public OpenWork(Pool pool) {
        var store = new OpenWorkStore();
        this.counts = new SharedReading<>(() -> pool.withConnection(store::counts));
    }

    /** At most a second old. */
    public Future<WorkCounts> now() {
        return counts.now();
    }
}
