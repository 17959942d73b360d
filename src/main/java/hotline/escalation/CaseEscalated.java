package hotline.escalation;

import hotline.complaint.change.Breach;
import hotline.complaint.change.ClockUpdate;
import hotline.log.LogEntry;
import hotline.log.NoticeEvent.NoticeIssued;
import hotline.policy.ClockKind;
import hotline.sla.Ladder.DueRung;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the ladder does about one complaint at one moment: it logs the limits that have passed, issues the notices of
 * its rungs, and sets for each clock when the timer looks at it next. Pure.
 *
 * @param entries for the log, in order
 * @param breachedAt when the customer's own limit passed, where this run found it passed
 */
record CaseEscalated(
        DueCase before,
        Instant at,
        List<LogEntry> entries,
        List<NewNotice> notices,
        List<ClockUpdate> clocks,
        Optional<Instant> breachedAt) {

    /** A rung that comes later than that records its delay. */
    private static final Duration USUAL_LAG = Duration.ofSeconds(5);

    CaseEscalated {
        entries = List.copyOf(entries);
        notices = List.copyOf(notices);
        clocks = List.copyOf(clocks);
    }

    /** A limit (no rung) or a rung of a clock, and when it was due. */
    private record Happening(SlaClock clock, Optional<DueRung> rung, Instant at) {}

    /** All limits and rungs due by then on the complaint's clocks. */
    static CaseEscalated due(DueCase complaint, SlaCalculator limits, Addressees addressees, Instant at) {
        var ladder = limits.ladder();
        var happenings = new ArrayList<Happening>();
        for (SlaClock clock : complaint.clocks()) {
            if (!clock.isBreached() && clock.isOpen() && clock.isLateAt(at)) {
                happenings.add(new Happening(clock, Optional.empty(), clock.dueAt()));
            }
            ladder.due(clock, complaint.matter(), at)
                    .forEach(due -> happenings.add(new Happening(clock, Optional.of(due), due.at())));
        }
        return of(complaint, happenings, limits, addressees, at);
    }

    /** The inquiries about its clocks that ended too late (P9). */
    static CaseEscalated endedLate(DueCase complaint, SlaCalculator limits, Addressees addressees, Instant at) {
        var ladder = limits.ladder();
        var happenings = complaint.clocks().stream()
                .flatMap(clock -> ladder.endedLate(clock, complaint.matter()).stream()
                        .map(due -> new Happening(clock, Optional.of(due), due.at())))
                .toList();
        return of(complaint, happenings, limits, addressees, at);
    }

    private static CaseEscalated of(
            DueCase complaint, List<Happening> happenings, SlaCalculator limits, Addressees addressees, Instant at) {
        var entries = new ArrayList<LogEntry>();
        var notices = new ArrayList<NewNotice>();
        var timing = NotificationTiming.of(limits.policy().escalation(), limits.calendar());
        // At one moment and on one clock the limit comes before the rungs; the sort keeps that order.
        for (Happening happening : sorted(happenings)) {
            if (happening.rung().isEmpty()) {
                entries.add(Breach.of(happening.clock(), complaint.receivedAt()));
            } else {
                var notice = notice(complaint, happening, notices.size(), limits, timing, addressees, at);
                notices.add(notice);
                entries.add(issued(notice));
            }
        }
        var clocks = complaint.clocks().stream()
                .map(clock -> moved(clock, complaint, happenings, limits, at))
                .toList();
        var breached = happenings.stream()
                .filter(one -> one.rung().isEmpty() && one.clock().kind() == ClockKind.HANDLING)
                .map(one -> at)
                .findFirst();
        return new CaseEscalated(complaint, at, entries, notices, clocks, breached);
    }

    private static List<Happening> sorted(List<Happening> happenings) {
        return happenings.stream()
                .sorted(Comparator.comparing(Happening::at)
                        .thenComparing(one -> one.clock().kind())
                        .thenComparing(one -> one.clock().ordinal()))
                .toList();
    }

    private static NewNotice notice(
            DueCase complaint,
            Happening happening,
            int before,
            SlaCalculator limits,
            NotificationTiming timing,
            Addressees addressees,
            Instant at) {
        var clock = happening.clock();
        var due = happening.rung().orElseThrow();
        var rung = due.rung();
        return new NewNotice(
                complaint.number() + "-N" + (complaint.notices() + before + 1),
                complaint.id(),
                clock,
                rung,
                complaint.departmentOf(clock),
                due.at(),
                at,
                addressees.of(rung.recipient(), complaint, clock),
                rung.answerWithin()
                        .map(limit -> limits.calendar().due(limit, at).due()),
                timing.plan(rung, at));
    }

    private static ClockUpdate moved(
            SlaClock clock, DueCase complaint, List<Happening> happenings, SlaCalculator limits, Instant at) {
        var after = clock;
        for (Happening happening : happenings) {
            if (happening.clock().equals(clock)) {
                after = happening.rung().isPresent()
                        ? after.after(happening.rung().get().rung().code())
                        : after.breached(at);
            }
        }
        return new ClockUpdate(complaint.id(), after, limits.ladder().nextActionAt(after, complaint.matter()));
    }

    private static LogEntry issued(NewNotice notice) {
        var late = Duration.between(notice.dueAt(), notice.issuedAt());
        return LogEntry.of(new NoticeIssued(
                notice.number(),
                notice.rung().code(),
                notice.rung().kind().code(),
                notice.clock().kind(),
                notice.department(),
                notice.dueAt(),
                late.compareTo(USUAL_LAG) > 0 ? Optional.of(late.toSeconds()) : Optional.empty(),
                notice.clock().stage(),
                notice.to().person(),
                notice.to().department(),
                notice.answerDueAt()));
    }
}
