package hotline.customer.merge;

import hotline.complaint.PersonName;
import hotline.customer.Customer.Merged;
import java.time.Instant;
import java.util.Optional;

/**
 * A merge as people read it.
 *
 * @param from the file that was merged
 * @param into the file that stayed
 * @param reason for colleagues
 * @param undone empty while it stands
 */
public record FileMerge(
        long id,
        Merged from,
        Merged into,
        Optional<PersonName> by,
        Instant at,
        String reason,
        Optional<Undone> undone) {

    /** Who undid it, when and why. */
    public record Undone(Optional<PersonName> by, Instant at, Optional<String> reason) {}
}
