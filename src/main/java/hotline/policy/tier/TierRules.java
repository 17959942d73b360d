package hotline.policy.tier;

import java.util.Map;
import java.util.Optional;

/**
 * How a policy sorts customers, and which of them are served first (D2); a policy may have both ways, one or none.
 *
 * @param headStartHours by so many hours a complaint has its turn before its due time; a tier that is not named has none
 */
public record TierRules(Optional<TradeTiers> byTrade, Optional<ScoreTiers> byScore, Map<Tier, Integer> headStartHours) {
    public static final TierRules NONE = new TierRules(Optional.empty(), Optional.empty(), Map.of());

    /** Late work comes before all that has a head start, which the order of the queue's index rests on. */
    public static final int MOST_HOURS = 240;

    private static final int MINUTES = 60;

    public TierRules {
        headStartHours = Map.copyOf(headStartHours);
    }

    /** Whether the tier of a customer matters to this policy. */
    public boolean any() {
        return byTrade.isPresent() || byScore.isPresent() || !headStartHours.isEmpty();
    }

    public int aheadMinutes(Tier tier) {
        return headStartHours.getOrDefault(tier, 0) * MINUTES;
    }
}
