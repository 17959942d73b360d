package hotline.escalation;

import hotline.policy.Rung;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.Optional;

/**
 * A notice that is about to be written.
 *
 * @param department whose time it is about
 * @param dueAt when the rung was due
 * @param answerDueAt by when it must be answered; empty where reading it is enough
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
        NotificationTiming.Plan telling) {}
