package hotline.limits;

import hotline.complaint.ComplaintState;
import hotline.complaint.PersonName;
import java.time.Instant;
import java.util.Optional;

/**
 * An extension as supervisors see it.
 *
 * @param complaint as it is now
 * @param owner the agent who owns the complaint
 * @param dueBefore due without it: now, or before the decision
 * @param dueAfter due with it: would be if it were granted now, or is since it was
 */
public record ListedExtension(
        Extension extension,
        ComplaintState complaint,
        Optional<PersonName> owner,
        Optional<PersonName> askedBy,
        Optional<PersonName> decidedBy,
        Instant dueBefore,
        Optional<Instant> dueAfter) {}
