package hotline.escalation;

import hotline.policy.Rung;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.Optional;

/**
 * A notice about to be written.
 *
 * @param department the department that the clock's time belongs to
 * @param dueAt when the rung was due
 * @param answerDueAt by when it must be answered; empty if reading it is enough
 */
record NewNotice(
        String number,
        long complaint,
        SlaClock clock,
        Rung rung,
        String department,
        Instant dueAt,
        Instant issuedAt,
        Addressee to,
        Optional<Instant> answerDueAt,
        NotificationTiming.Plan timing) {}
