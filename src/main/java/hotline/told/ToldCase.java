package hotline.told;

import hotline.complaint.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A complaint as it is when a message about it is made. What has changed since the event is not told any more.
 *
 * @param isOfBranch a branch filed it, and reads it in its console
 * @param language of the customer
 * @param pauseReason code of the policy's
 * @param isExtended its limit was moved by an extension that was granted
 * @param promised the open promise of a reply (T4)
 * @param isAsked the customer has rated the present resolution, or was asked on the telephone
 */
record ToldCase(
        long id,
        String number,
        int policyVersion,
        boolean isOfBranch,
        String language,
        Status status,
        Instant dueAt,
        Optional<String> pauseReason,
        Optional<Instant> pauseReviewAt,
        boolean isExtended,
        Optional<Instant> promised,
        boolean isAsked) {
    private static final Set<Status> OPEN =
            Set.of(Status.RECEIVED, Status.ASSIGNED, Status.INVESTIGATING, Status.REOPENED);

    /** There is no result yet. */
    boolean isOpen() {
        return OPEN.contains(status);
    }
}
