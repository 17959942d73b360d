package hotline.telephony.figure;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;

/** Counts agents' times after calls once they are over: when they begin, only the planned end is known. */
public final class WrapUps {
    private static final int AT_ONCE = 100;

    private final Pool pool;
    private final CallCounting counting;
    private final InstantSource clock;

    public WrapUps(Pool pool, CallCounting counting, InstantSource clock) {
        this.pool = pool;
        this.counting = counting;
        this.clock = clock;
    }

    /** Answers whether there may be more. */
    public Future<Boolean> count() {
        var now = clock.instant();
        return pool.withTransaction(transaction -> WrapUpStore.measure(transaction, now, AT_ONCE)
                .compose(calls -> counting.count(transaction, calls, now).map(counted -> calls.size() == AT_ONCE)));
    }
}
