package hotline.customer.missing;

import hotline.complaint.PersonName;
import hotline.text.MaskedText;
import java.time.Instant;
import java.util.Optional;

/**
 * A missing file as people read it.
 *
 * @param file the customer's in the system, which others may be merged into; empty: not known yet
 * @param name of the customer, by the file or as it was reported
 * @param department code of the one that is to deliver it
 * @param responsible the person in it who is
 * @param dueAt the last instant in time
 * @param isLate whether it was delivered too late
 * @param changedBy who took the last step
 * @param note missing parts
 * @param reason why it is held back
 */
public record MissingFile(
        long id,
        Optional<Long> file,
        String name,
        String department,
        Optional<PersonName> responsible,
        MissingState state,
        PersonName reportedBy,
        Instant reportedAt,
        Instant dueAt,
        boolean isLate,
        Optional<PersonName> changedBy,
        Optional<Instant> changedAt,
        Optional<String> note,
        Optional<String> reason) {

    public boolean isOverdue(Instant now) {
        return state == MissingState.MISSING && now.isAfter(dueAt);
    }

    /** For a person who gave no reason to see the customer's data (K8). */
    MissingFile masked() {
        return new MissingFile(
                id,
                file,
                MaskedText.name(name),
                department,
                responsible,
                state,
                reportedBy,
                reportedAt,
                dueAt,
                isLate,
                changedBy,
                changedAt,
                Optional.empty(),
                Optional.empty());
    }
}
