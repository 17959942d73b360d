package hotline.escalation;

import hotline.policy.ClockKind;
import hotline.policy.Limit;
import hotline.policy.Moment;
import hotline.policy.NoticeKind;
import hotline.policy.Recipient;
import hotline.policy.Rung;
import hotline.policy.taxonomy.Severity;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Rungs that tests need, written one after the other. */
final class Rungs {
    static final Limit HOUR = new Limit.WorkingMinutes(60);

    private Rungs() {}

    /** A time in Shanghai. */
    static Instant china(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    /** From the start of the customer's limit to a day after it, and after a late ending. */
    static Rung[] ofAllKinds() {
        return new Rung[] {
            major(),
            handling("half", NoticeKind.REMINDER, new Moment.ShareOfLimit(50), Recipient.HOLDER),
            handling("soon", NoticeKind.REMINDER, new Moment.BeforeDue(60), Recipient.HOLDER),
            expediting(),
            handling(
                    "next-day",
                    NoticeKind.SUPERVISION,
                    new Moment.AfterDue(new Limit.WorkingDays(1)),
                    Recipient.SUPERVISOR),
            inquiry(ClockKind.HANDLING),
            inquiry(ClockKind.PROMISED_REPLY),
            inquiry(ClockKind.HOLDING)
        };
    }

    /** For every complaint, without an answer, not urgent. */
    static Rung rung(String code, NoticeKind kind, ClockKind clock, Moment moment, Recipient recipient) {
        return new Rung(code, kind, clock, moment, recipient, Set.of(), Set.of(), Optional.empty(), false);
    }

    static Rung handling(String code, NoticeKind kind, Moment moment, Recipient recipient) {
        return rung(code, kind, ClockKind.HANDLING, moment, recipient);
    }

    /** T5: a severe complaint reaches the head at once. */
    static Rung major() {
        return new Rung(
                "major",
                NoticeKind.REPORT,
                ClockKind.HANDLING,
                new Moment.ShareOfLimit(0),
                Recipient.HEAD,
                Set.of(),
                Set.of(Severity.SEVERE),
                Optional.empty(),
                true);
    }

    /** P9: overdue and open. */
    static Rung expediting() {
        return answered(handling("expediting", NoticeKind.EXPEDITING, new Moment.WhenDue(), Recipient.DEPARTMENT));
    }

    /** P9: overdue and closed. */
    static Rung inquiry(ClockKind clock) {
        return answered(rung(
                "inquiry-" + clock.code(), NoticeKind.INQUIRY, clock, new Moment.EndedLate(), Recipient.DEPARTMENT));
    }

    /** The same, to be answered within an hour of business. */
    static Rung answered(Rung rung) {
        return new Rung(
                rung.code(),
                rung.kind(),
                rung.clock(),
                rung.moment(),
                rung.recipient(),
                rung.types(),
                rung.severities(),
                Optional.of(HOUR),
                rung.isUrgent());
    }
}
