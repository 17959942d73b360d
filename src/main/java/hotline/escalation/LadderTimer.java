package hotline.escalation;

import hotline.parking.Parking;
import hotline.policy.Policies;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees limits pass and rungs of the ladder come due, and does what follows, each once and at once. Any number of nodes
 * run one each; they share the due clocks among them.
 */
public final class LadderTimer {
    private static final Logger LOG = LoggerFactory.getLogger(LadderTimer.class);
    private static final Duration LONGEST_SLEEP = Duration.ofMillis(500);
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(10);
    /** When all that is due is in others' hands, so that waiting for them is no busy loop. */
    private static final Duration WHILE_OTHERS_WORK = Duration.ofMillis(100);
    /** A database that hangs must not keep the timer from trying again. */
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Pool pool;
    private final InstantSource clock;
    private final Duration patience;
    private final LadderBatch batch;
    private final LadderStore store = new LadderStore();
    private final OldWindows oldWindows;
    private Future<?> underWay = Future.succeededFuture();
    private volatile boolean isBehind;
    private long sleep = -1;
    private boolean stopped = true;

    public LadderTimer(
            Vertx vertx, Pool pool, Policies policies, Deadlines deadlines, Parking parking, InstantSource clock) {
        this(vertx, pool, policies, deadlines, parking, clock, USUAL_PATIENCE);
    }

    /** @param patience how long one look may take before the next one begins regardless */
    LadderTimer(
            Vertx vertx,
            Pool pool,
            Policies policies,
            Deadlines deadlines,
            Parking parking,
            InstantSource clock,
            Duration patience) {
        this.vertx = vertx;
        this.pool = pool;
        this.clock = clock;
        this.patience = patience;
        this.batch = new LadderBatch(pool, policies, deadlines, parking);
        this.oldWindows = new OldWindows(pool, clock);
    }

    public synchronized void start() {
        stopped = false;
        turn();
    }

    /** Succeeds when the batches under way have ended; no further one begins. */
    public synchronized Future<Void> stop() {
        stopped = true;
        vertx.cancelTimer(sleep);
        return underWay.otherwiseEmpty().mapEmpty();
    }

    /** Does all that is due by then and was not done yet; answers how many clocks were looked at. */
    public Future<Integer> tick(Instant now) {
        return batch.run(() -> now)
                .compose(done -> done.isFull()
                        ? tick(now).map(further -> done.clocks() + further)
                        : Future.succeededFuture(done.clocks()));
    }

    private synchronized void turn() {
        if (stopped) {
            return;
        }
        underWay = pool.withConnection(store::earliest)
                .compose(earliest ->
                        earliest.filter(at -> at.isBefore(clock.instant())).isPresent()
                                ? batches().map(LadderTimer::pauseAfter)
                                : oldWindows.forget().map(forgotten -> pauseUntil(earliest)))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(failure -> {
                    LOG.warn("The ladder could not be looked at, trying again: {}", failure.toString());
                    return LONGEST_SLEEP;
                })
                .onSuccess(this::sleep);
    }

    /** Where much is due at once, one batch reads while the other writes. */
    private Future<LadderBatch.Done> batches() {
        var abreast = isBehind ? List.of(batch.run(clock), batch.run(clock)) : List.of(batch.run(clock));
        return Future.join(abreast)
                .map(ended ->
                        abreast.stream().map(Future::result).reduce(LadderBatch.Done.NOTHING, LadderBatch.Done::and))
                .onComplete(
                        ended -> isBehind = ended.succeeded() && ended.result().isLargest());
    }

    private synchronized void sleep(Duration pause) {
        if (!stopped) {
            sleep = vertx.setTimer(pause.toMillis(), woken -> turn());
        }
    }

    private static Duration pauseAfter(LadderBatch.Done done) {
        return done.clocks() > 0 || done.isFull() ? SHORTEST_SLEEP : WHILE_OTHERS_WORK;
    }

    private Duration pauseUntil(Optional<Instant> earliest) {
        var pause = earliest.map(at -> Duration.between(clock.instant(), at)).orElse(LONGEST_SLEEP);
        if (pause.compareTo(SHORTEST_SLEEP) < 0) {
            return SHORTEST_SLEEP;
        }
        return pause.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : pause;
    }
}
