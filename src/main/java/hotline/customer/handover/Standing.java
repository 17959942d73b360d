package hotline.customer.handover;

import java.time.Instant;
import java.util.Optional;

/**
 * A hand-over as far as its rules look at it.
 *
 * @param from code of the department that hands the file over; empty: the file has none
 * @param to code of the one that receives it
 * @param responsible who is to look after the customer, by {@code person.id}
 * @param givenBy who has handed it over, by {@code person.id}
 * @param mendedBy who has mended its defects last
 * @param dueAt by when its next step is due
 * @param isLate whether a step before came too late
 */
public record Standing(
        FileKind kind,
        Optional<String> from,
        String to,
        Optional<Long> responsible,
        HandOverState state,
        long givenBy,
        Optional<Long> mendedBy,
        Instant dueAt,
        boolean isLate) {

    public boolean isOverdue(Instant now) {
        return state.isOpen() && now.isAfter(dueAt);
    }
}
