package hotline.once;

import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the first answers to actions, sealed by their keys, and gives them to repeats. */
public final class FirstAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAnswers.class);
    /** The contract says so. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** An answer is read and kept within milliseconds after its action was committed. */
    private static final int MOST_LOOKS = 20;

    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final Vertx vertx;
    private final Pool pool;
    private final InstantSource clock;
    private final OnceStore store = new OnceStore();

    public FirstAnswers(Vertx vertx, Pool pool, InstantSource clock) {
        this.vertx = vertx;
        this.pool = pool;
        this.clock = clock;
    }

    public Once action(Optional<IdempotencyKey> key) {
        return new Once(key, key.isPresent() ? clock.instant() : Instant.EPOCH);
    }

    /** Completes in any case: the action is done, whether or not its answer can be kept. */
    public Future<Void> keep(Once action, Supplier<byte[]> answer) {
        return action.key()
                .filter(key -> action.isClaimed())
                .map(key -> pool.withConnection(connection -> store.keep(connection, key, answer.get()))
                        .otherwise(failure -> {
                            LOG.warn("The answer to a keyed action was not kept", failure);
                            return null;
                        }))
                .orElseGet(Future::succeededFuture);
    }

    /** Keeps a refusal that the state decided, so that a repeat is not carried out in another state. */
    public Future<Void> keepRefusal(Once action, Supplier<byte[]> answer) {
        return action.key()
                .map(key -> pool.withConnection(connection -> store.refuse(connection, key, action.at(), answer.get())))
                .orElseGet(Future::succeededFuture);
    }

    /**
     * The first answer; empty where the key is new. Fails with {@link Failure.KeyReused} where it came with another
     * request, and with {@link Failure.AlreadyDone} where the answer was lost.
     */
    public Future<Optional<byte[]>> first(Once action) {
        return action.key().map(key -> first(key, 1)).orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<Optional<byte[]>> first(IdempotencyKey key, int nth) {
        return pool.withConnection(connection -> store.first(connection, key)).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
            }
            var claimed = found.get();
            if (!claimed.fingerprint().equals(key.fingerprint())) {
                return Future.failedFuture(
                        new Failure.KeyReused("this Idempotency-Key came before with another request; use a new key"));
            }
            if (claimed.answer().isPresent()) {
                return Future.succeededFuture(claimed.answer());
            }
            return nth < MOST_LOOKS
                    ? vertx.timer(BETWEEN_LOOKS_MILLIS).compose(later -> first(key, nth + 1))
                    : Future.failedFuture(new Failure.AlreadyDone(
                            "this was done before, and its answer was lost; read what it has changed"));
        });
    }

    /** Deletes keys that are too old to repeat. */
    public Future<Void> forgetOld() {
        return pool.withConnection(
                connection -> store.forgetBefore(connection, clock.instant().minus(KEPT)));
    }
}
