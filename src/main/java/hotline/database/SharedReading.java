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
    private long askedAt;
    private boolean isAsked;

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
        askedAt = nanos;
        isAsked = true;
        if (latest.failed() || nanos - readAt > fresh.toNanos()) {
            readAt = nanos;
            latest = reading.get();
        }
        return latest;
    }

    /**
     * For a loop: reads again while someone asks, so that callers find an answer and need not wait for one. They get the one before until the
     * new one is there.
     *
     * @param asking for how long after a caller the reading is kept fresh
     */
    public Future<Void> renew(Duration asking) {
        long nanos = System.nanoTime();
        if (!isAskedSince(nanos - asking.toNanos())) {
            return Future.succeededFuture();
        }
        var next = reading.get();
        return next.onSuccess(read -> take(next, nanos)).mapEmpty();
    }

    private synchronized boolean isAskedSince(long nanos) {
        return isAsked && askedAt - nanos > 0 && latest.isComplete();
    }

    private synchronized void take(Future<T> next, long nanos) {
        if (nanos - readAt > 0) {
            readAt = nanos;
            latest = next;
        }
    }
}
