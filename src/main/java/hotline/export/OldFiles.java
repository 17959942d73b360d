package hotline.export;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;

/** Deletes files that are past their time, and those of exports that came to nothing; the register keeps their exports. */
public final class OldFiles {
    private final Pool pool;
    private final InstantSource clock;
    private final ExportStore store = new ExportStore();

    public OldFiles(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Deletes some of them; true where there may be more. */
    public Future<Boolean> delete() {
        return pool.withTransaction(transaction -> store.over(transaction, clock.instant())
                .compose(over -> over.isEmpty()
                        ? Future.succeededFuture(false)
                        : store.deleteFiles(transaction, over).map(true)));
    }
}
