package hotline.intake;

import hotline.classification.Judgement;
import hotline.once.IdempotencyKey;
import hotline.sla.Deadline;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A judged complaint with its limit, ready to be numbered and written.
 *
 * @param region code of the region that its branch or hub belongs to
 * @param key absent where the caller sent none
 * @param numberSeries the beginning of its case number
 * @param numberDigits least count of digits of the serial behind it
 * @param trackingSecret none for internal complaints
 * @param heldBy code of the department that it comes in to
 * @param stage the first one, where departments take turns (P3)
 * @param calendarVersion the installed calendar that its limits were counted with
 * @param epoch of the rules it was judged by; it is written only while they are in force
 * @param counted the allowances that it uses; absent where it is not limited
 * @param linkedTo id of the complaint it follows from (P7)
 */
record NewComplaint(
        ComplaintDraft draft,
        Optional<String> region,
        Optional<IdempotencyKey> key,
        int policyVersion,
        String numberSeries,
        int numberDigits,
        Optional<String> trackingSecret,
        Judgement judgement,
        Instant receivedAt,
        Deadline deadline,
        String heldBy,
        Optional<String> stage,
        List<StartedClock> clocks,
        Optional<Integer> calendarVersion,
        long epoch,
        Optional<CountedFiling> counted,
        Optional<Long> linkedTo) {

    /** @param nextActionAt when the timer must look at it first */
    record StartedClock(SlaClock clock, Optional<Instant> nextActionAt) {}
}
