package hotline.escalation;

import hotline.policy.NoticeKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A notice as those see it who are to react to it in time that is played.
 *
 * @param complaint the complaint's id
 * @param department code of the department whose time it is about
 * @param toldBy by then its recipient has been told, alone or in a digest
 * @param answerDueAt by when it must be answered; empty where reading it is enough
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
