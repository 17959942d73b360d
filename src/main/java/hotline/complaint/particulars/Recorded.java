package hotline.complaint.particulars;

import java.time.Instant;

/**
 * Particulars as they are recorded.
 *
 * @param complaint its id
 * @param policyVersion of the policy that rules it
 */
public record Recorded(long complaint, int policyVersion, Instant receivedAt, Particulars particulars) {}
