package hotline.escalation;

import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.parking.Parking;
import hotline.policy.Policies;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Finds limits that pass and rungs of the ladder that come due, and does what follows, each once and at once. Any
 * number of nodes run one timer each; they share the due clocks among them.
 */
public final class LadderTimer {
    private static final Duration LONGEST_SLEEP = Duration.ofMillis(500);
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(10);
    /** Pause when other nodes hold all due clocks, so that waiting for them is no busy loop. */
    private static final Duration WHILE_OTHERS_WORK = Duration.ofMillis(100);
    /** A database that hangs must not keep the timer from trying again. */
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(5);

    private final Pool pool;
    private final InstantSource clock;
    private final LadderBatch batch;
    private final LadderStore store = new LadderStore();
    private final OldWindows oldWindows;
    private final Loop loop;
    private volatile boolean isBehind;

    public LadderTimer(
            Loops loops, Pool pool, Policies policies, Deadlines deadlines, Parking parking, InstantSource clock) {
        this(loops, pool, policies, deadlines, parking, clock, USUAL_PATIENCE);
    }

    /** @param patience how long one round may take before the next one begins regardless */
    LadderTimer(
            Loops loops,
            Pool pool,
            Policies policies,
            Deadlines deadlines,
            Parking parking,
            InstantSource clock,
            Duration patience) {
        this.pool = pool;
        this.clock = clock;
        this.batch = new LadderBatch(pool, policies, deadlines, parking);
        this.oldWindows = new OldWindows(pool, clock);
        this.loop = loops.loop("ladder", new Pace(LONGEST_SLEEP, patience), this::round);
    }

    public void start() {
        loop.start();
    }

    /** Succeeds when the batches under way have ended; no further one begins. */
    public Future<Void> stop() {
        return loop.stop();
    }

    /** Does everything due by then and not done yet; returns how many clocks were looked at. */
    public Future<Integer> tick(Instant now) {
        return batch.run(() -> now)
                .compose(done -> done.isFull()
                        ? tick(now).map(further -> done.clocks() + further)
                        : Future.succeededFuture(done.clocks()));
    }

    private Future<Next> round() {
        return pool.withConnection(store::earliest).compose(earliest -> {
            var waits =
                    earliest.map(at -> Duration.between(at, clock.instant())).orElse(Duration.ZERO);
            return waits.isNegative() || waits.isZero()
                    ? oldWindows.forget().map(forgotten -> Next.after(pauseUntil(earliest)))
                    : batches().map(done -> Next.after(pauseAfter(done)).behind(waits));
        });
    }

    /** If much is due at once, one batch reads while the other writes. */
    private Future<LadderBatch.Done> batches() {
        var abreast = isBehind ? List.of(batch.run(clock), batch.run(clock)) : List.of(batch.run(clock));
        return Future.join(abreast)
                .map(ended ->
                        abreast.stream().map(Future::result).reduce(LadderBatch.Done.NOTHING, LadderBatch.Done::and))
                .onComplete(
                        ended -> isBehind = ended.succeeded() && ended.result().isLargest());
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
