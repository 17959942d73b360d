package hotline.erasure;

import hotline.complaint.PersonName;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the register. It holds no personal data of the customer.
 *
 * @param file id of the file
 * @param finishedAt empty: under way
 * @param complaints how many were emptied
 * @param exports kept files that were deleted
 */
public record Erasure(
        long id,
        long file,
        ErasureReason why,
        Optional<PersonName> by,
        Instant askedAt,
        Optional<Instant> finishedAt,
        int complaints,
        int events,
        int exports) {}
