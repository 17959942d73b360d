package hotline.support;

import hotline.loop.LoopTime;
import io.vertx.core.Future;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How straight-line tests wait: for the result of a future, or for an action of the server. Blocks. Each wait is a
 * {@link VertxTestContext} of its own; tests of events that come together or a number of times use the injected one.
 */
public final class Await {
    /** Long enough for a machine that has other work; a test that waits as long fails. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(5);

    /** How often the loops of the server are hurried that a condition asks: each time they look at the database. */
    private static final long HURRY_NANOS = Duration.ofMillis(120).toNanos();

    private Await() {}

    /** The result; throws the future's failure, unwrapped if it is unchecked. */
    public static <T> T await(Future<T> future) {
        return await(future, PATIENCE);
    }

    public static <T> T await(Future<T> future, Duration patience) {
        var test = new VertxTestContext();
        future.onComplete(test.succeedingThenComplete());
        if (!completed(test, patience)) {
            throw new AssertionError("no result within " + patience);
        }
        if (test.causeOfFailure() instanceof RuntimeException cause) {
            throw cause;
        }
        if (test.failed()) {
            throw new AssertionError(test.causeOfFailure());
        }
        return future.result();
    }

    private static boolean completed(VertxTestContext test, Duration patience) {
        try {
            return test.awaitCompletion(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Returns once the future has succeeded or failed. */
    public static <T> Future<T> settled(Future<T> future) {
        await(future.otherwiseEmpty());
        return future;
    }

    /**
     * Returns once the condition holds.
     *
     * @param what completes “waited in vain until …”
     */
    public static void await(String what, BooleanSupplier condition) {
        await(what, PATIENCE, condition);
    }

    public static void await(String what, Duration patience, BooleanSupplier condition) {
        var test = new VertxTestContext();
        long begun = System.nanoTime();
        long end = begun + patience.toNanos();
        // What a request has set going comes by itself, mostly.
        long hurry = begun + HURRY_NANOS / 4;
        do {
            if (condition.getAsBoolean()) {
                test.completeNow();
                continue;
            }
            long now = System.nanoTime();
            if (now > end) {
                throw new AssertionError("waited in vain until " + what);
            }
            if (now > hurry) {
                LoopTime.hurry();
                hurry = now + HURRY_NANOS;
            }
        } while (!completed(test, PAUSE));
    }
}
