package hotline.sla;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down that a limit has passed, once and at once. Any number of nodes run one each; they share the due clocks
 * among them.
 */
public final class ClockTimer {
    private static final Logger LOG = LoggerFactory.getLogger(ClockTimer.class);
    private static final int BATCH = 500;
    private static final Duration LONGEST_SLEEP = Duration.ofMillis(500);
    /** Also when something due is in another's hands, so that waiting for it is no busy loop. */
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(20);
    /** A database that hangs must not keep the timer from trying again. */
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Pool pool;
    private final InstantSource clock;
    private final Duration patience;
    private final SlaClockStore store = new SlaClockStore();
    private Future<?> underWay = Future.succeededFuture();
    private long sleep = -1;
    private boolean stopped = true;

    public ClockTimer(Vertx vertx, Pool pool, InstantSource clock) {
        this(vertx, pool, clock, USUAL_PATIENCE);
    }

    /** @param patience how long one look may take before the next one begins regardless */
    ClockTimer(Vertx vertx, Pool pool, InstantSource clock, Duration patience) {
        this.vertx = vertx;
        this.pool = pool;
        this.clock = clock;
        this.patience = patience;
    }

    public synchronized void start() {
        stopped = false;
        turn();
    }

    /** Succeeds when the last tick has ended; no further one begins. */
    public synchronized Future<Void> stop() {
        stopped = true;
        vertx.cancelTimer(sleep);
        return underWay.otherwiseEmpty().mapEmpty();
    }

    /** Writes down all limits that have passed by then and were not yet; answers how many. */
    public Future<Integer> tick(Instant now) {
        return pool.withConnection(connection -> store.breach(connection, now, BATCH))
                .compose(breached -> breached < BATCH
                        ? Future.succeededFuture(breached)
                        : tick(now).map(further -> breached + further));
    }

    private synchronized void turn() {
        if (stopped) {
            return;
        }
        underWay = tick(clock.instant())
                .compose(breached -> pool.withConnection(store::earliest))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(failure -> {
                    LOG.warn("Limits could not be looked at, trying again: {}", failure.toString());
                    return Optional.empty();
                })
                .onSuccess(this::sleepUntil);
    }

    private synchronized void sleepUntil(Optional<Instant> earliest) {
        if (!stopped) {
            sleep = vertx.setTimer(pause(earliest).toMillis(), woken -> turn());
        }
    }

    private Duration pause(Optional<Instant> earliest) {
        var pause = earliest.map(at -> Duration.between(clock.instant(), at)).orElse(LONGEST_SLEEP);
        if (pause.compareTo(SHORTEST_SLEEP) < 0) {
            return SHORTEST_SLEEP;
        }
        return pause.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : pause;
    }
}
