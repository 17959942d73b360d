package hotline.database;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A reading that all callers share for a second, so that any number of screens costs one of them. Callers who ask while
 * it is under way get the same answer; one that failed is repeated.
 */
public final class SharedReading<T> {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<Future<T>> reading;
    private Future<T> latest = Future.failedFuture("not read yet");
    private long readAt;

    public SharedReading(Supplier<Future<T>> reading) {
        this.reading = reading;
    }

    /** At most a second old. */
    public synchronized Future<T> now() {
        long nanos = System.nanoTime();
        if (latest.failed() || nanos - readAt > FRESH.toNanos()) {
            readAt = nanos;
            latest = reading.get();
        }
        return latest;
    }
}
