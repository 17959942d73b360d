package hotline.escalation;

import hotline.complaint.ComplaintState;
import hotline.complaint.change.LifeCycle;
import hotline.escalation.ReminderStore.Sent;
import hotline.failure.Failure;
import hotline.log.LogEntry;
import hotline.log.NoticeEvent.NoticeIssued;
import hotline.policy.NoticeKind;
import hotline.policy.Recipient;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A notice that no rung of a policy sends: of a pause that is looked at again, of a hand-over that no one accepted (K7), or that a supervisor sends by hand about the handling limit: 提醒 before it has passed, 催办单 after (P9, T5). It is
 * received and answered like the ladder's own. Pure.
 *
 * @param complaint the complaint's id
 * @param department code of the department that holds the complaint
 * @param answerDueAt by when it must be answered: as long as the policy gives for such a notice to the holder
 */
public record Reminder(
        String number,
        long complaint,
        SlaClock clock,
        String rung,
        NoticeKind kind,
        String department,
        Addressee to,
        Instant at,
        Optional<Instant> answerDueAt) {

    /** Throws {@link Failure.Conflict} where there is nothing to hurry, or the last one still waits. */
    static Reminder of(ComplaintState complaint, Sent sent, SlaCalculator limits, Addressees addressees, Instant at) {
        var clock = complaint.clocks().handling();
        if (!LifeCycle.UNRESOLVED.contains(complaint.status()) || !clock.isOpen()) {
            throw new Failure.Conflict(
                    "a complaint that is " + complaint.status().code() + " needs no reminder");
        }
        if (sent.isWaiting()) {
            throw new Failure.Conflict("the reminder before is not dealt with yet");
        }
        var kind = clock.isLateAt(at) ? NoticeKind.EXPEDITING : NoticeKind.REMINDER;
        return of(
                complaint,
                sent,
                ReminderStore.BY_HAND,
                kind,
                addressees,
                at,
                limits.policy().escalation().ladder().stream()
                        .filter(rung -> rung.kind() == kind && rung.fits(clock.kind(), complaint.matter()))
                        .filter(rung ->
                                rung.recipient() == Recipient.HOLDER || rung.recipient() == Recipient.DEPARTMENT)
                        .flatMap(rung -> rung.answerWithin().stream())
                        .findFirst()
                        .map(limit -> limits.calendar().due(limit, at).due()));
    }

    /** For the owner of a paused complaint, at the time at which the pause is looked at again; reading it is enough. */
    static Reminder ofPause(ComplaintState complaint, Sent sent, Addressees addressees, Instant at) {
        return of(complaint, sent, ReminderStore.OF_PAUSE, NoticeKind.REMINDER, addressees, at, Optional.empty());
    }

    /**
     * For who has a complaint again that no one took in the department it was handed over to, and for that department's
     * supervisor (K7); reading them is enough.
     */
    static List<Reminder> ofHandedBack(
            ComplaintState complaint, String from, Sent sent, Addressees addressees, Instant at) {
        var now = complaint.custody().heldBy();
        var holder = addressees.holder(complaint.progress().owner(), now);
        return List.of(
                of(complaint, sent.notices() + 1, ReminderStore.OF_HAND_OVER, NoticeKind.REMINDER, now, holder, at),
                of(
                        complaint,
                        sent.notices() + 2,
                        ReminderStore.OF_HAND_OVER,
                        NoticeKind.SUPERVISION,
                        from,
                        addressees.supervisor(from),
                        at));
    }

    private static Reminder of(
            ComplaintState complaint,
            int nth,
            String rung,
            NoticeKind kind,
            String department,
            Addressee to,
            Instant at) {
        return new Reminder(
                complaint.facts().number() + "-N" + nth,
                complaint.facts().id(),
                complaint.clocks().handling(),
                rung + nth,
                kind,
                department,
                to,
                at,
                Optional.empty());
    }

    /** @param rung the beginning of its code, which the number of the notice completes */
    private static Reminder of(
            ComplaintState complaint,
            Sent sent,
            String rung,
            NoticeKind kind,
            Addressees addressees,
            Instant at,
            Optional<Instant> answerDueAt) {
        var department = complaint.custody().heldBy();
        int nth = sent.notices() + 1;
        return new Reminder(
                complaint.facts().number() + "-N" + nth,
                complaint.facts().id(),
                complaint.clocks().handling(),
                rung + nth,
                kind,
                department,
                addressees.holder(complaint.progress().owner(), department),
                at,
                answerDueAt);
    }

    LogEntry issued() {
        return LogEntry.of(new NoticeIssued(
                number,
                rung,
                kind.code(),
                clock.kind(),
                department,
                at,
                Optional.empty(),
                clock.stage(),
                to.person(),
                to.department(),
                answerDueAt));
    }
}
