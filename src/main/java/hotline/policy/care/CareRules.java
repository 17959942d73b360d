package hotline.policy.care;

import hotline.policy.tier.Tier;
import java.util.List;

/**
 * How a policy cares for customers.
 *
 * @param important tiers of which every customer is contacted (K2)
 * @param joined when a customer who has come to a tier within a period is contacted first
 */
public record CareRules(List<Tier> important, Joined joined, List<CareRule> rules) {
    public static final CareRules NONE = new CareRules(List.of(), Joined.NEXT, List.of());

    public CareRules {
        important = List.copyOf(important);
        rules = List.copyOf(rules);
    }

    public enum Joined {
        /** In the next period. */
        NEXT,
        /** In the period in which they came. */
        AT_ONCE
    }
}
