package hotline.floor;

import hotline.failure.Failure;
import hotline.identity.Caller.Staff;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A wrap-up ends by its own clock, or by its person's choice, and may be lengthened once. */
public final class WrapUps {
    private final Pool pool;
    private final Supplier<FloorRules> rules;
    private final InstantSource clock;

    public WrapUps(Pool pool, Supplier<FloorRules> rules, InstantSource clock) {
        this.pool = pool;
        this.rules = rules;
        this.clock = clock;
    }

    /** Fails with {@link Failure.Conflict} outside a wrap-up, for a second time, and where the policy has none. */
    public Future<Void> lengthen(Once once, Staff staff, WrapUpReason reason) {
        return once.inTransaction(pool, transaction -> FloorStore.lock(transaction, List.of(staff.id()))
                .compose(locked -> {
                    var now = clock.instant();
                    var change = new Change(now, rules.get().day(now), Optional.empty()).of(locked);
                    var longer = rules.get()
                            .longerWrapUp()
                            .orElseThrow(() -> new Failure.Conflict("a wrap-up is not lengthened"));
                    var agent = change.agent(staff.id())
                            .filter(one -> one.state() == FloorState.WRAP_UP)
                            .orElseThrow(() -> new Failure.Conflict("you are not wrapping up"));
                    if (agent.reason().isPresent()) {
                        throw new Failure.Conflict("this wrap-up was lengthened before");
                    }
                    change.put(PresenceRules.lengthened(agent, reason, longer));
                    return change.write(transaction);
                }));
    }
}
