package hotline.telephony.figure;

import hotline.database.LongStatement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;

/**
 * Adds facts of calls to sums of months some time after they were written, so that no call waits for it. Readers add the facts that are missing
 * yet, so figures are exact at any moment, and what is corrected in a month that is over needs nothing of its own.
 */
public final class CallSums {
    /** Readers of the log wait for it. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int MOST_FACTS = 50_000;

    private final Pool pool;
    private final int most;

    public CallSums(Pool pool) {
        this(pool, MOST_FACTS);
    }

    /** @param most how many facts are added in one transaction */
    CallSums(Pool pool, int most) {
        this.pool = pool;
        this.most = most;
    }

    /** Answers whether there are more. */
    public Future<Boolean> addSome() {
        return pool.withTransaction(transaction -> CallSumStore.claim(transaction)
                .compose(claimed ->
                        claimed.map(from -> addFrom(transaction, from)).orElse(Future.succeededFuture(false))));
    }

    private Future<Boolean> addFrom(SqlConnection transaction, CallSumStore.Place from) {
        return LongStatement.allow(transaction, LONGEST)
                .compose(allowed -> CallSumStore.ahead(transaction, from, most))
                .compose(ahead -> ahead.hasFacts()
                        ? CallSumStore.add(transaction, ahead.stretch()).map(added -> !ahead.isLast())
                        : Future.succeededFuture(false));
    }
}
