package hotline.tier;

import hotline.failure.Failure;
import hotline.policy.Policies;
import hotline.policy.PolicyVersion;

/** Which policy in force sorts customers in which way: the first line of business that has it. */
public final class TierPolicies {
    private final Policies policies;

    public TierPolicies(Policies policies) {
        this.policies = policies;
    }

    /** Fails with {@link Failure.Conflict} where none does. */
    PolicyVersion with(Scheme scheme) {
        return policies.lines().stream()
                .flatMap(line -> policies.inForce(line).stream())
                .filter(version -> scheme.isIn(version.policy().tiers()))
                .findFirst()
                .orElseThrow(() -> new Failure.Conflict("no policy in force sorts customers by " + scheme.code()));
    }

    /** The version that a review was made by. */
    PolicyVersion version(int id) {
        return policies.version(id);
    }
}
