package hotline.policy.tier;

import java.util.Optional;

/** How a policy sorts customers; a policy may have both ways, one or none. */
public record TierRules(Optional<TradeTiers> byTrade, Optional<ScoreTiers> byScore) {
    public static final TierRules NONE = new TierRules(Optional.empty(), Optional.empty());
}
