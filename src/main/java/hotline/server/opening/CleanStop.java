package hotline.server.opening;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While open, a signal to stop (Ctrl+C, SIGTERM) interrupts the thread that opened it and waits until that thread has
 * stopped everything it started, above all PostgreSQL.
 */
public final class CleanStop implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(9);

    private final CountDownLatch clean = new CountDownLatch(1);
    private final Thread hook;

    public CleanStop() {
        var working = Thread.currentThread();
        hook = new Thread(() -> stop(working), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(Thread working) {
        working.interrupt();
        try {
            clean.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        clean.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // The hook runs already, and continues now.
        }
    }
}
