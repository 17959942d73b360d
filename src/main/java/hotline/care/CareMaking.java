package hotline.care;

import hotline.care.CareMakingStore.Window;
import hotline.care.CarePolicies.Ruled;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Iterator;

/**
 * Makes work that is due at the beginning of each period, and calls missed what a period has ended without. Each part of the tiers is a transaction
 * of its own; one that is made twice makes nothing twice.
 */
public final class CareMaking {
    private static final Pace PACE = Pace.ofMillis(1_000, 60_000);
    /** Tiers looked at, and rows called missed, in one transaction. */
    static final int AT_ONCE = 2_000;

    private final Pool pool;
    private final CarePolicies policies;
    private final InstantSource clock;
    private final Loop loop;

    public CareMaking(Loops loops, Pool pool, CarePolicies policies, InstantSource clock) {
        this.pool = pool;
        this.policies = policies;
        this.clock = clock;
        this.loop = loops.loop("care", PACE, () -> round(clock.instant()));
    }

    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** Rounds until nothing is left to do. */
    public Future<Void> catchUp() {
        return catchUp(clock.instant());
    }

    /** The same as of that moment, for a demo. */
    public Future<Void> catchUp(Instant now) {
        return round(now).compose(next -> next.pause().isPresent() ? catchUp(now) : Future.succeededFuture());
    }

    private Future<Next> round(Instant now) {
        return pool.withTransaction(transaction -> CareMakingStore.miss(transaction, policies.day(now), now, AT_ONCE))
                .compose(missed -> next(policies.all().iterator(), now).map(made -> made || missed == AT_ONCE))
                .map(Next::atOnceIf);
    }

    /** The next part of the first rule that has any left; whether there was one. */
    private Future<Boolean> next(Iterator<Ruled> rules, Instant now) {
        if (!rules.hasNext()) {
            return Future.succeededFuture(false);
        }
        var ruled = rules.next();
        return (ruled.rule().isSelective() ? Future.succeededFuture(false) : part(ruled, now))
                .compose(done -> done ? Future.succeededFuture(true) : next(rules, now));
    }

    private Future<Boolean> part(Ruled ruled, Instant now) {
        var span = ruled.around(now);
        var day = LocalDate.ofInstant(now, ruled.zone());
        return pool.withConnection(connection -> CareMakingStore.isLeft(connection, ruled.rule(), span, day))
                .compose(isLeft -> isLeft
                        ? pool.withTransaction(transaction -> CareMakingStore.window(
                                        transaction, ruled.rule(), span, day, AT_ONCE)
                                .compose(window -> window.isPresent()
                                        ? CareMakingStore.make(transaction, new Window(ruled, span, window.get(), now))
                                                .map(true)
                                        : Future.succeededFuture(false)))
                        : Future.succeededFuture(false));
    }
}
