package hotline.intake;

import hotline.classification.Judgement;
import hotline.sla.Deadline;
import java.time.Instant;
import java.util.Optional;

/**
 * A judged complaint with its limit, ready to be numbered and written.
 *
 * @param key absent where the caller sent none
 * @param numberSeries what its case number begins with
 * @param numberDigits least count of digits of the serial behind it
 * @param trackingSecret null for internal complaints
 * @param linkedTo id of the complaint it follows from (P7), or null
 */
record NewComplaint(
        ComplaintDraft draft,
        Optional<IdempotencyKey> key,
        int policyVersion,
        String numberSeries,
        int numberDigits,
        String trackingSecret,
        Judgement judgement,
        Instant receivedAt,
        Deadline deadline,
        Long linkedTo) {}
