package hotline.campaign;

import hotline.callback.CustomerCalls;
import hotline.campaign.CadenceStore.Planned;
import hotline.care.CarePolicies;
import hotline.care.CarePolicies.Ruled;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Optional;

/**
 * Plans the calls of rules of care (K2, D4): anyone who is due by such a rule is a member of a campaign of that period, whose pace spreads the calls
 * over the first part of the rest of it. How they are made, and what is checked before, is as for all campaigns.
 */
public final class CadenceWork {
    private static final Pace PACE = Pace.ofMillis(2_000, 60_000);
    private static final int AT_ONCE = 1_000;
    private static final int FASTEST = 3_600;
    /** Calls are planned within so much of the rest of a period, so that those who are not reached can be called again. */
    private static final double PART = 0.6;
    /** Of a day: five of seven, eight of twenty-four hours. */
    private static final double OPEN = 5.0 / 7 * 8 / 24;

    private final Pool pool;
    private final CarePolicies policies;
    private final CustomerCalls calls;
    private final InstantSource clock;
    private final Loop loop;

    public CadenceWork(Loops loops, Pool pool, CarePolicies policies, CustomerCalls calls, InstantSource clock) {
        this.pool = pool;
        this.policies = policies;
        this.calls = calls;
        this.clock = clock;
        this.loop = loops.loop("cadences", PACE, this::round);
    }

    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** One round, for a demo. */
    public Future<Next> round() {
        var now = clock.instant();
        return pool.withTransaction(transaction -> CadenceStore.over(transaction, policies.day(now))
                        .compose(over -> end(transaction, over.iterator(), now)))
                .compose(ended -> next(
                        policies.all().stream()
                                .filter(ruled -> ruled.rule().isCalled())
                                .iterator(),
                        now,
                        false))
                .map(Next::atOnceIf);
    }

    /** What was not called in time is missed, as {@code care} finds. */
    private Future<Void> end(SqlConnection transaction, Iterator<Long> over, Instant now) {
        if (!over.hasNext()) {
            return Future.succeededFuture();
        }
        long campaign = over.next();
        return calls.cancelAll(transaction, campaign, now)
                .compose(cancelled -> MemberStore.endAll(transaction, campaign))
                .compose(ended -> CampaignStore.end(transaction, campaign, Optional.empty(), now, Optional.empty()))
                .compose(ended -> end(transaction, over, now));
    }

    private Future<Boolean> next(Iterator<Ruled> rules, Instant now, boolean more) {
        if (!rules.hasNext()) {
            return Future.succeededFuture(more);
        }
        var planned = rules.next();
        return pool.withTransaction(transaction -> plan(transaction, planned, now))
                .compose(joined -> next(rules, now, more || joined == AT_ONCE));
    }

    private Future<Integer> plan(SqlConnection transaction, Ruled ruled, Instant now) {
        var rule = ruled.rule().code();
        var span = ruled.around(now);
        return CadenceStore.lock(transaction, rule, span.from())
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found)
                        : CadenceStore.open(transaction, new Planned(ruled, span, now))
                                .compose(opened -> CadenceStore.lock(transaction, rule, span.from())))
                .compose(campaign -> campaign.isEmpty()
                        ? Future.succeededFuture(0)
                        : CadenceStore.settle(transaction, campaign.get(), rule, span.from(), now)
                                .compose(settled ->
                                        CadenceStore.join(transaction, campaign.get(), rule, span.from(), AT_ONCE))
                                .compose(joined -> joined == 0
                                        ? Future.succeededFuture(0)
                                        : CadenceStore.waiting(transaction, campaign.get())
                                                .compose(waiting -> CadenceStore.goOn(
                                                        transaction,
                                                        campaign.get(),
                                                        pace(waiting, now, end(ruled, span.end())),
                                                        joined,
                                                        now))
                                                .map(joined)));
    }

    private static Instant end(Ruled ruled, LocalDate day) {
        return day.atStartOfDay(ruled.zone()).toInstant();
    }

    /** Calls an hour. */
    static int pace(int calls, Instant now, Instant end) {
        double hours = Math.max(1, Duration.between(now, end).toHours() * PART * OPEN);
        return (int) Math.max(1, Math.min(FASTEST, Math.ceil(calls / hours)));
    }
}
