package hotline.once;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * One action of a client, with the key under which the client may send it again. Its transaction claims the key, so that
 * key and change are committed together or not at all.
 */
public final class Once {
    private static final OnceStore STORE = new OnceStore();

    private final Optional<IdempotencyKey> key;
    private final Instant at;
    private volatile boolean claimed;

    Once(Optional<IdempotencyKey> key, Instant at) {
        this.key = key;
        this.at = at;
    }

    /** An action that is never sent again, such as one of a program, or one without a key from its client. */
    public static Once unkeyed() {
        return new Once(Optional.empty(), Instant.EPOCH);
    }

    /** Runs the work in a transaction, as the pool does; fails with {@link Repeated} where it was done before. */
    public <T> Future<T> inTransaction(Pool pool, Function<SqlConnection, Future<T>> work) {
        return pool.withTransaction(transaction -> claim(transaction).compose(mine -> work.apply(transaction)));
    }

    /** The same in a transaction at hand; before any lock, since it waits for a repeat that is under way. */
    public Future<Void> claim(SqlConnection transaction) {
        return key.map(one -> STORE.claim(transaction, one, at).<Void>map(mine -> {
                    claimed = mine;
                    if (!mine) {
                        throw new Repeated();
                    }
                    return null;
                }))
                .orElseGet(Future::succeededFuture);
    }

    Optional<IdempotencyKey> key() {
        return key;
    }

    Instant at() {
        return at;
    }

    /** Whether the last transaction has claimed the key; it may have failed since. */
    public boolean isClaimed() {
        return claimed;
    }
}
