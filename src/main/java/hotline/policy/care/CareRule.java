package hotline.policy.care;

import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.tier.Tier;
import java.util.List;
import java.util.Optional;

/**
 * Customers of some tiers are contacted once in each period (K2, D4).
 *
 * @param tiers whose customers
 * @param level the least that contacts them
 * @param ways any of them will do
 * @param isSelective only customers whom a person chooses (有选择)
 * @param isCalled the program plans a call to each customer who is due
 * @param unless a rule whose fulfilled contact of the time makes this one needless
 */
public record CareRule(
        String code,
        LocalizedName name,
        List<Tier> tiers,
        CareLevel level,
        List<ContactWay> ways,
        CarePeriod period,
        boolean isSelective,
        boolean isCalled,
        Optional<String> unless) {

    public CareRule {
        tiers = List.copyOf(tiers);
        ways = List.copyOf(ways);
    }

    public boolean isSatisfiedBy(ContactWay way, CareLevel by) {
        return ways.contains(way) && by.compareTo(level) >= 0;
    }
}
