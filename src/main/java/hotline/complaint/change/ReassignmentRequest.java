package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.policy.taxonomy.Severity;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A supervisor's request to rule a complaint by the policy in force instead of the one it began with.
 *
 * @param complaint the complaint's id
 * @param type in place of the present one; required if the policy in force does not know the present one
 * @param subtype in place of the present one, which is dropped with another type
 * @param severity in place of the present one
 * @param expectedVersion one of the versions the supervisor read; empty if many are reassigned together
 */
public record ReassignmentRequest(
        long complaint,
        Optional<String> type,
        Optional<String> subtype,
        Optional<Severity> severity,
        String reason,
        Actor actor,
        Instant at,
        Optional<Set<Integer>> expectedVersion)
        implements ChangeRequest {

    @Override
    public boolean concernsFollowers() {
        return true;
    }

    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        // Either the policy is known, or this node has to learn it first.
        rules.limits();
        var to = rules.policyInForce();
        return PolicyReassignment.of(before, this, rules.policy(), to, rules.limitsOf(to));
    }
}
