package hotline.media.child;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Ends a process whose work takes too long. A server that was killed does not come to end it, and a decoder heeds no interrupt. */
final class Watchdog {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
        var thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });
    private final Duration limit;
    private final Runnable end;

    Watchdog(Duration limit, Runnable end) {
        this.limit = limit;
        this.end = end;
        clock.setRemoveOnCancelPolicy(true);
    }

    int waiting() {
        return clock.getQueue().size();
    }

    <T> T over(Supplier<T> work) {
        var ending = clock.schedule(end, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } finally {
            ending.cancel(false);
        }
    }
}
