package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.sla.SlaCalculator;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A change of a complaint's custody and clocks by a rule of {@code hotline.limits}. */
public record LimitRequest(long complaint, Actor actor, Instant at, Optional<Set<Integer>> expectedVersion, Rule rule)
        implements ChangeRequest {

    /** Decides the change. Pure; throws a {@link hotline.failure.Failure} if the change is not allowed. */
    @FunctionalInterface
    public interface Rule {
        LimitChange apply(ComplaintState before, SlaCalculator limits);
    }

    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        var limits = rules.limits();
        return rule.apply(before, limits).on(before, this, limits);
    }
}
