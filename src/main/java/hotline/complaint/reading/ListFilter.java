package hotline.complaint.reading;

import hotline.complaint.Status;
import hotline.policy.taxonomy.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * What a list is narrowed by; what is empty narrows nothing.
 *
 * @param pastDue whether a limit of the customer has passed
 * @param paused whether their clocks are paused
 * @param heldBy code of the department that holds them
 * @param receivedFrom the first moment of receipt
 * @param receivedBefore the first moment after the last one
 */
public record ListFilter(
        Optional<Status> status,
        Optional<String> type,
        Optional<Severity> severity,
        Optional<String> channel,
        Optional<Boolean> pastDue,
        Optional<Boolean> paused,
        Optional<String> heldBy,
        Optional<Instant> receivedFrom,
        Optional<Instant> receivedBefore) {

    public static final ListFilter NONE = new ListFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** For callers who may not learn which department has which complaint (P6). */
    ListFilter withoutDepartment() {
        return new ListFilter(
                status, type, severity, channel, pastDue, paused, Optional.empty(), receivedFrom, receivedBefore);
    }
}
