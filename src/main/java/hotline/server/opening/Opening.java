package hotline.server.opening;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server's database, which can be stopped at any moment of its opening: no PostgreSQL outlives its server. */
public final class Opening implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(6);

    private final CountDownLatch ended = new CountDownLatch(1);
    private Optional<Thread> working = Optional.empty();
    private boolean brokenOff;
    private Optional<DatabaseOptions.Opened> opened = Optional.empty();

    /** Blocks until the database answers. */
    public DatabaseOptions.Opened of(DatabaseOptions options) {
        begin();
        try {
            var started = options.start();
            keep(started);
            return started;
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        if (brokenOff) {
            throw new CommandFailed("stopped before it began");
        }
        working = Optional.of(Thread.currentThread());
    }

    private synchronized void keep(DatabaseOptions.Opened started) {
        opened = Optional.of(started);
    }

    private synchronized void end() {
        working = Optional.empty();
        ended.countDown();
    }

    /** Blocks until no start is in progress any more. */
    public void breakOff() {
        synchronized (this) {
            brokenOff = true;
            if (working.isEmpty()) {
                return;
            }
            working.get().interrupt();
        }
        try {
            ended.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the connections opened so far. */
    @Override
    public void close() {
        breakOff();
        Optional<DatabaseOptions.Opened> last;
        synchronized (this) {
            last = opened;
            opened = Optional.empty();
        }
        last.ifPresent(DatabaseOptions.Opened::close);
    }
}
