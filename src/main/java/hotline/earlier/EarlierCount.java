package hotline.earlier;

import hotline.complaint.Precedence;
import java.util.List;

/**
 * Known facts about a complaint's customer before it is filed.
 *
 * @param found the complaints before it that are about the same thing, newest first
 * @param tiers those that the customer has in departments and in the company (D2)
 * @param returns the last few complaints that the customer had filed shortly before, newest first
 */
public record EarlierCount(List<Found> found, List<Precedence.Held> tiers, List<Return> returns) {
    public static final EarlierCount NONE = new EarlierCount(List.of(), List.of(), List.of());

    public EarlierCount {
        found = List.copyOf(found);
        tiers = List.copyOf(tiers);
        returns = List.copyOf(returns);
    }

    boolean isNothing() {
        return found.isEmpty() && tiers.isEmpty() && returns.isEmpty();
    }

    /** The same without complaints about the same thing. */
    public EarlierCount uncounted() {
        return new EarlierCount(List.of(), tiers, returns);
    }

    /** 1 for the first complaint about its thing. */
    public int nth() {
        return 1 + (int) found.stream().filter(one -> !one.isOther()).count();
    }
}
