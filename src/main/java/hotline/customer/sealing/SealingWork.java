package hotline.customer.sealing;

import hotline.customer.sealing.SealingStore.Candidate;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.policy.PersonalData.Sealing;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** Seals files whose term is over, some at a time: one pass over all that may be due each hour. Any node may do it, without harm if twice. */
public final class SealingWork {
    private static final int BATCH = 200;
    private static final Pace HOURLY = new Pace(Duration.ofHours(1), Duration.ofSeconds(15));
    private static final Candidate BEGIN = new Candidate(0, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

    private final Pool pool;
    private final Policies policies;
    private final InstantSource clock;
    private final Loop loop;
    private volatile Candidate last = BEGIN;

    public SealingWork(Loops loops, Pool pool, Policies policies, InstantSource clock) {
        this.pool = pool;
        this.policies = policies;
        this.clock = clock;
        this.loop = loops.loop("sealing", HOURLY, () -> round().map(Next::atOnceIf));
    }

    public void start() {
        loop.startAfter(HOURLY.pause());
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** Seals some of them; true where the pass has not come to its end. */
    public Future<Boolean> round() {
        var policy = policies.inForce().policy();
        return policy.personalData()
                .sealing()
                .map(rule -> round(rule, policy.zone()))
                .orElse(Future.succeededFuture(false));
    }

    private Future<Boolean> round(Sealing rule, ZoneId zone) {
        var now = clock.instant();
        var until = SealingDate.lastServiceBefore(now, rule, zone);
        return pool.withTransaction(transaction -> SealingStore.next(transaction, last.place(), last.id(), until, BATCH)
                        .compose(page -> {
                            var due = page.candidates().stream()
                                    .filter(one -> !one.createdAt().equals(Instant.MAX))
                                    .filter(one -> !SealingDate.of(one.createdAt(), one.lastServiceAt(), rule, zone)
                                            .isAfter(now))
                                    .map(Candidate::id)
                                    .toList();
                            return SealingStore.seal(transaction, due, now).map(page);
                        }))
                .map(page -> {
                    last = page.more() ? page.candidates().get(page.candidates().size() - 1) : BEGIN;
                    return page.more();
                });
    }
}
