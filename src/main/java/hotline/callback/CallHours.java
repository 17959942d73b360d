package hotline.callback;

import hotline.policy.Policies;
import hotline.sla.Deadlines;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Customers are called in the business hours of the policy that rules their case. Safe for many threads. */
public final class CallHours {
    private final Policies policies;
    private final Deadlines deadlines;

    public CallHours(Policies policies, Deadlines deadlines) {
        this.policies = policies;
        this.deadlines = deadlines;
    }

    /** The policies, of those that this node knows, under which customers may not be called at that moment. */
    public Set<Integer> closed(Instant at) {
        return policies.known().stream()
                .filter(version -> !from(version, at).equals(at))
                .collect(Collectors.toSet());
    }

    /** That moment if customers may be called then, else the next opening. */
    Instant from(int policyVersion, Instant at) {
        return CallWish.opening(at, deadlines.of(policyVersion));
    }

    /** From when a callback may be handed out. */
    public Instant callFrom(Callback callback, Instant now) {
        var notBefore = callback.notBefore();
        return from(callback.policyVersion(), notBefore.isAfter(now) ? notBefore : now);
    }

    /** The latest moment that a customer may ask for, as {@link CallWish#latestWish}. */
    Optional<Instant> latestWish(Callback callback, Instant now) {
        return CallWish.latestWish(now, callback.dueAt(), deadlines.of(callback.policyVersion()));
    }
}
