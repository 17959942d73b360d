package hotline.feed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The same work again and again, one at a time, with a pause between unless there is more to do at once. Each tick has
 * its own time limit, so that one stalled call never stops all that follow it.
 */
final class Ticks {
    private static final Logger LOG = LoggerFactory.getLogger(Ticks.class);
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final int MOST_DOUBLINGS = 8;

    private final Vertx vertx;
    private final String name;
    private final Duration pause;
    private final Duration limit;
    private final Supplier<Future<Boolean>> tick;
    private Future<Void> current = Future.succeededFuture();
    private int failures;
    private boolean stopped;

    /** @param tick gives true where more is waiting */
    Ticks(Vertx vertx, String name, Duration pause, Duration limit, Supplier<Future<Boolean>> tick) {
        this.vertx = vertx;
        this.name = name;
        this.pause = pause;
        this.limit = limit;
        this.tick = tick;
    }

    synchronized void start() {
        stopped = false;
        next();
    }

    /** Completes when the tick under way is over. */
    synchronized Future<Void> stop() {
        stopped = true;
        return current;
    }

    private synchronized void next() {
        if (stopped) {
            return;
        }
        current = Future.succeededFuture()
                .compose(ready -> tick.get())
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .map(this::worked)
                .otherwise(this::failed)
                .onSuccess(this::pause)
                .mapEmpty();
    }

    private synchronized void pause(boolean more) {
        if (more) {
            vertx.runOnContext(now -> next());
        } else if (!stopped) {
            vertx.setTimer(Math.min(pause.toMillis() << failures, LONGEST_PAUSE_MILLIS), timer -> next());
        }
    }

    private synchronized boolean worked(boolean more) {
        failures = 0;
        return more;
    }

    /** Tried again, more and more slowly: a database that is away comes back, a defect should not fill the log. */
    private synchronized boolean failed(Throwable failure) {
        failures = Math.min(failures + 1, MOST_DOUBLINGS);
        LOG.warn("{} failed and will be tried again: {}", name, failure.toString());
        return false;
    }
}
