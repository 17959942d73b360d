package hotline.complaint.change;

import hotline.complaint.ComplaintState;
import hotline.complaint.coding.CodingRules;
import hotline.failure.Failure;
import hotline.policy.Policies;
import hotline.policy.PolicyVersion;
import hotline.sla.Deadlines;
import hotline.sla.SlaCalculator;
import java.time.Instant;

/**
 * The rules that decide a change of one complaint.
 *
 * @param isCallbackOwed the customer is still to be called back; looked up only for requests that ask for it
 */
public record GoverningRules(ComplaintState complaint, Policies policies, Deadlines deadlines, boolean isCallbackOwed) {

    /**
     * The limits of the policy that rules the complaint. Throws {@link Failure.Busy} while this node has yet to learn
     * it.
     */
    public SlaCalculator limits() {
        return complaint.limits(deadlines);
    }

    /** Which codes it may get at that time. */
    public CodingRules coding(Instant at) {
        return CodingRules.of(policy().policy(), at, complaint.facts().receivedAt());
    }

    /** The policy that rules the complaint. */
    PolicyVersion policy() {
        return policies.version(complaint.facts().policyVersion());
    }

    /** The policy in force for the complaint's line of business. */
    PolicyVersion policyInForce() {
        var line = policy().policy().lineOfBusiness();
        return policies.inForce(line).orElseThrow(() -> new Failure.Conflict("no policy is in force for " + line));
    }

    SlaCalculator limitsOf(PolicyVersion version) {
        return deadlines.of(version.id());
    }
}
