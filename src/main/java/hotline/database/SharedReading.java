package hotline.database;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A reading that all callers share for a while, a second without another time, so that any number of screens costs one of them. Callers who
 * ask while it is under way get the same answer; one that failed is repeated.
 */
public final class SharedReading<T> {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Supplier<Future<T>> reading;
    private final Duration fresh;
    private Future<T> latest = Future.failedFuture("not read yet");
    private long readAt;

    public SharedReading(Supplier<Future<T>> reading) {
        this(reading, SECOND);
    }

    /** @param fresh for how long an answer is given again */
    public SharedReading(Supplier<Future<T>> reading, Duration fresh) {
        this.reading = reading;
        this.fresh = fresh;
    }

    /** The next caller has it read again: something that it reads was changed here. */
    public synchronized void forget() {
        latest = Future.failedFuture("to be read again");
    }

    /** As old as it may be. */
    public synchronized Future<T> now() {
        long nanos = System.nanoTime();
        if (latest.failed() || nanos - readAt > fresh.toNanos()) {
            readAt = nanos;
            latest = reading.get();
        }
        return latest;
    }
}
