package hotline.earlier;

import hotline.complaint.Precedence;
import java.util.List;

/**
 * What is known of a complaint's customer before it is filed.
 *
 * @param found the complaints before it that are about the same thing, newest first
 * @param tiers those that the customer has in departments and in the company (D2)
 */
public record EarlierCount(List<Found> found, List<Precedence.Held> tiers) {
    public static final EarlierCount NONE = new EarlierCount(List.of(), List.of());

    public EarlierCount {
        found = List.copyOf(found);
        tiers = List.copyOf(tiers);
    }

    /** 1 for the first complaint about its thing. */
    public int nth() {
        return 1 + (int) found.stream().filter(one -> !one.isOther()).count();
    }
}
