package hotline.allowance;

import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Counts the actions of unknown clients against their limits, on all nodes together. Without the database none is
 * allowed: the counted actions need it anyway. Public intake is counted in its own statement, over the same rows.
 */
public final class Allowances {
    private final AllowanceStore store;
    private final InstantSource clock;

    public Allowances(Pool pool, InstantSource clock) {
        this.store = new AllowanceStore(pool);
        this.clock = clock;
    }

    /** Fails with {@link Failure.TooMany} where one of them is used up; uses none. */
    public Future<Void> check(List<Allowance> allowances) {
        return store.check(allowances, clock.instant()).map(Allowances::orThrow);
    }

    /**
     * Uses one of each, or none and fails with {@link Failure.TooMany} where one of them is used up. Simultaneous
     * requests get no more than successive ones.
     */
    public Future<Void> take(List<Allowance> allowances) {
        return store.take(allowances, clock.instant()).map(Allowances::orThrow);
    }

    /** Uses one of each that is not used up, and then fails with {@link Failure.TooMany} where one was. */
    public Future<Void> spend(List<Allowance> allowances) {
        return store.spend(allowances, clock.instant()).map(Allowances::orThrow);
    }

    public Future<Void> giveBack(List<Allowance> allowances) {
        return store.giveBack(allowances);
    }

    /** Deletes unused ones. */
    public Future<Void> forgetUnused() {
        return store.deleteUnused(clock.instant());
    }

    private static Void orThrow(Optional<Duration> wait) {
        wait.ifPresent(time -> {
            throw new Failure.TooMany("too many wrong tries", time);
        });
        return null;
    }
}
