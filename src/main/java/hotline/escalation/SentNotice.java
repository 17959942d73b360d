package hotline.escalation;

import hotline.policy.NoticeKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A notice as its recipients see it, who react to it in played time.
 *
 * @param complaint the complaint's id
 * @param department code of the department that the clock's time belongs to
 * @param toldBy by then its recipient has been notified, alone or in a digest
 * @param answerDueAt by when it must be answered; empty if reading it is enough
 */
public record SentNotice(
        long id,
        String number,
        long complaint,
        NoticeKind kind,
        String department,
        Addressee to,
        Instant issuedAt,
        Instant toldBy,
        Optional<Instant> answerDueAt) {}
