package hotline.escalation;

import hotline.complaint.PersonName;
import hotline.complaint.Status;
import hotline.policy.ClockKind;
import hotline.policy.NoticeKind;
import hotline.policy.taxonomy.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * A notice that a rung of the escalation ladder sent, once: 提醒, 催办单, 督办, 洽办单 (P9, T5).
 *
 * @param number the case number and a count, such as 202609-000123-N2
 * @param rung code of the policy's rung
 * @param stage code of the stage that the clock measures
 * @param department code of the department that held the case, or that the clock belongs to
 * @param limitDueAt the clock's limit as it is now
 * @param dueAt when the rung was due
 * @param issuedAt when it was issued
 * @param toName name of the person it is for
 */
public record Notice(
        long id,
        String number,
        NoticeKind kind,
        String rung,
        ClockKind clock,
        Optional<String> stage,
        String department,
        About about,
        Optional<Instant> limitDueAt,
        Instant dueAt,
        Instant issuedAt,
        Addressee to,
        Optional<String> toName,
        Telling telling,
        Reply reply) {

    /**
     * The complaint as it is now.
     *
     * @param policyVersion the policy that rules it
     */
    public record About(
            long id,
            String number,
            int policyVersion,
            Status status,
            String type,
            Severity severity,
            Instant dueAt,
            Optional<PersonName> owner) {}

    /**
     * When its recipient is notified.
     *
     * @param at later than issued in quiet hours and digests
     * @param inDigest together with all others of that recipient and moment
     */
    public record Telling(Instant at, boolean inDigest) {}

    /**
     * The state of the notice after it was issued.
     *
     * @param dueAt by when it must be answered; empty if reading it is enough
     * @param lapsedAt set on a reminder if its clock ended before the recipient had read it
     */
    public record Reply(
            Optional<Instant> dueAt,
            Optional<Instant> receivedAt,
            Optional<PersonName> receivedBy,
            Optional<Instant> answeredAt,
            Optional<PersonName> answeredBy,
            Optional<String> answer,
            Optional<Instant> lapsedAt) {

        /** Exactly at due is in time; empty while unanswered and if no answer was due. */
        public Optional<Boolean> inTime() {
            return answeredAt.flatMap(at -> dueAt.map(due -> !at.isAfter(due)));
        }

        public boolean isLateAt(Instant now) {
            return answeredAt.isEmpty() && dueAt.filter(now::isAfter).isPresent();
        }
    }
}
