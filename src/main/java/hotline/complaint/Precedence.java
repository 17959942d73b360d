package hotline.complaint;

import hotline.policy.tier.Tier;
import hotline.policy.tier.TierRules;
import java.util.List;
import java.util.Optional;

/**
 * How important the customer of a complaint is to those who hold it, and what follows from that (D2, D7).
 *
 * @param tier empty for customers without one
 * @param aheadMinutes the head start that the complaint's policy gives it
 */
public record Precedence(Optional<Tier> tier, int aheadMinutes) {
    public static final Precedence NONE = new Precedence(Optional.empty(), 0);

    /**
     * A tier of a customer.
     *
     * @param department in which it holds; empty: the whole company
     */
    public record Held(Tier tier, String department) {
        boolean holdsIn(String code) {
            return department.isEmpty() || department.equals(code);
        }
    }

    /** @param heldBy the department that holds the complaint */
    public static Precedence of(List<Held> tiers, String heldBy, TierRules rules) {
        return tiers.stream()
                .filter(held -> held.holdsIn(heldBy))
                .map(Held::tier)
                .min(Tier.BEST_FIRST)
                .map(tier -> new Precedence(Optional.of(tier), rules.aheadMinutes(tier)))
                .orElse(NONE);
    }
}
