package hotline.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Repeats a transaction that PostgreSQL rolled back for the sake of another one: a few times, after a random pause. */
public final class TransactionRetry {
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

    private final Vertx vertx;

    public TransactionRetry(Vertx vertx) {
        this.vertx = vertx;
    }

    public <T> Future<T> run(Supplier<Future<T>> transaction) {
        return attempt(transaction, 1);
    }

    private <T> Future<T> attempt(Supplier<Future<T>> transaction, int number) {
        return transaction
                .get()
                .recover(failure -> number < ATTEMPTS && SqlState.isWorthRepeating(failure)
                        ? vertx.timer(pauseAfter(number)).compose(fired -> attempt(transaction, number + 1))
                        : Future.failedFuture(failure));
    }

    /** Doubles with each attempt, and differs between those that collided. */
    private static long pauseAfter(int attempt) {
        long longest = FIRST_PAUSE.toMillis() << attempt;
        return ThreadLocalRandom.current().nextLong(1, longest + 1);
    }
}
