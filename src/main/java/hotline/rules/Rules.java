package hotline.rules;

import hotline.policy.Policies;
import hotline.sla.CalendarVersion;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.function.Supplier;

/** The rules as this node knows them. Safe for many threads. */
public final class Rules {
    private final Policies policies;
    private final Deadlines deadlines;
    private volatile RulesInForce inForce;
    private volatile Supplier<Future<Void>> learning = Future::succeededFuture;

    public Rules(Policies policies, Deadlines deadlines, RulesInForce inForce) {
        this.policies = policies;
        this.deadlines = deadlines;
        this.inForce = inForce;
    }

    public Policies policies() {
        return policies;
    }

    public Deadlines deadlines() {
        return deadlines;
    }

    /**
     * Take it before other parts of the rules: policies and calendars found afterwards are of its epoch or a later
     * one, and a complaint judged by a mixture of both is not written, since its epoch has been replaced.
     */
    public RulesInForce inForce() {
        return inForce;
    }

    /** Completes once this node knows the rules in force at the time of the call. */
    public Future<Void> learn() {
        return learning.get();
    }

    void learnBy(Supplier<Future<Void>> asking) {
        learning = asking;
    }

    /** The epoch comes last: see {@link #inForce()}. */
    void become(RulesInForce next, Collection<CalendarVersion> calendars) {
        deadlines.countBy(calendars);
        policies.putInForce(
                next.lines().values().stream().map(RuledLine::version).toList());
        inForce = next;
    }
}
