package hotline.customer.duplicate;

import hotline.customer.Customer;
import java.time.Instant;
import java.util.List;

/**
 * Two customers who may be one, as people read it.
 *
 * @param id for the next page
 * @param score the higher, the likelier
 * @param reasons codes of {@link Reason}
 * @param at when it was found
 */
public record DuplicateHint(long id, int score, List<String> reasons, Instant at, Customer one, Customer other) {
    public DuplicateHint {
        reasons = List.copyOf(reasons);
    }

    /** As it is stored, with the files that the two are merged into. */
    record Stored(long id, int score, List<String> reasons, Instant at, long one, long other) {}

    /** The last hint of a page. */
    public record Place(int score, long id) {
        public static final Place FIRST = new Place(Short.MAX_VALUE, Long.MAX_VALUE);
    }
}
