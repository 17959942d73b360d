package hotline.priority;

import hotline.policy.Policies;
import hotline.policy.tier.Tier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a policy gives the customers of a tier. */
record HeadStart(int policyVersion, Tier tier, int minutes) {

    /** Of all policies that this node knows. */
    static List<HeadStart> all(Policies policies) {
        return policies.known().stream()
                .flatMap(version -> policies.find(version).stream())
                .flatMap(version -> ofPolicy(version.id(), version.policy().tiers()::aheadMinutes))
                .toList();
    }

    private interface Minutes {
        int of(Tier tier);
    }

    private static Stream<HeadStart> ofPolicy(int version, Minutes minutes) {
        return Arrays.stream(Tier.values()).map(tier -> new HeadStart(version, tier, minutes.of(tier)));
    }
}
