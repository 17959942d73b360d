package hotline.sla;

import hotline.policy.Limit;
import hotline.policy.Moment;
import hotline.policy.NoticeKind;
import hotline.policy.Rung;
import hotline.policy.taxonomy.Matter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When the rungs of a policy's escalation ladder are due on a clock. Pure. */
public record Ladder(List<Rung> rungs, WorkingCalendar calendar) {

    public Ladder {
        rungs = List.copyOf(rungs);
    }

    /** A rung and when it is due; it happens as soon as that instant has passed. */
    public record DueRung(Rung rung, Instant at) {}

    /** When the timer must look at a clock next: at its limit or at its next rung. Empty where it need not. */
    public Optional<Instant> nextActionAt(SlaClock clock, Matter matter) {
        if (!clock.isOpen() || clock.limit().isEmpty()) {
            return Optional.empty();
        }
        var next = clock.isBreached() || clock.isPaused() ? Optional.<Instant>empty() : Optional.of(clock.dueAt());
        for (Rung rung : rungs) {
            if (isToCome(rung, clock, matter)) {
                next = earlier(next, at(rung, clock));
            }
        }
        return next;
    }

    /** The rungs due by then that have not happened yet, in the order of their moments. */
    public List<DueRung> due(SlaClock clock, Matter matter, Instant now) {
        if (!clock.isOpen() || clock.limit().isEmpty()) {
            return List.of();
        }
        var due = new ArrayList<DueRung>();
        for (Rung rung : rungs) {
            if (isToCome(rung, clock, matter)) {
                at(rung, clock).filter(now::isAfter).ifPresent(at -> due.add(new DueRung(rung, at)));
            }
        }
        due.sort(Comparator.comparing(DueRung::at));
        return due;
    }

    /** The rungs that follow because a clock ended too late (P9). */
    public List<DueRung> endedLate(SlaClock clock, Matter matter) {
        if (clock.isOpen() || !clock.isBreached() || clock.cancelled()) {
            return List.of();
        }
        return rungs.stream()
                .filter(rung -> rung.moment() instanceof Moment.EndedLate && isToCome(rung, clock, matter))
                .map(rung -> new DueRung(rung, clock.stoppedAt().orElseThrow()))
                .toList();
    }

    private static boolean isToCome(Rung rung, SlaClock clock, Matter matter) {
        return rung.fits(clock.kind(), matter)
                && !clock.rungs().contains(rung.code())
                && (!clock.isPaused() || isReportAtOnce(rung));
    }

    /** A report comes at once (T5, F16), also for a complaint that becomes severe or an emergency during a pause. */
    private static boolean isReportAtOnce(Rung rung) {
        return rung.kind() == NoticeKind.REPORT
                && rung.moment() instanceof Moment.ShareOfLimit share
                && share.percent() == 0;
    }

    /** Pauses that have ended and extensions move a rung as they move the limit. */
    private Optional<Instant> at(Rung rung, SlaClock clock) {
        var limit = clock.limit().orElseThrow();
        var moment = rung.moment();
        if (moment instanceof Moment.ShareOfLimit share) {
            return Optional.of(share(clock, limit, share.percent()));
        }
        if (moment instanceof Moment.BeforeDue before) {
            var at = calendar.minusWorkingTime(limit.due(), Duration.ofMinutes(before.workingMinutes()));
            return Optional.of(at.isBefore(clock.startedAt()) ? clock.startedAt() : at);
        }
        if (moment instanceof Moment.WhenDue) {
            return Optional.of(limit.due());
        }
        if (moment instanceof Moment.AfterDue after) {
            return Optional.of(later(limit.due(), after.later()));
        }
        if (moment instanceof Moment.EndedLate) {
            return Optional.empty();
        }
        throw new IllegalStateException("no time for " + moment);
    }

    /** At that share of the limit's working time as it is now, and of the wall clock's where it holds none. */
    private Instant share(SlaClock clock, TimeLimit limit, int percent) {
        if (percent == 0) {
            return clock.startedAt();
        }
        var whole = calendar.workingTimeBetween(clock.startedAt(), limit.due()).minus(clock.pausedTime());
        if (whole.isZero()) {
            return clock.startedAt()
                    .plus(Duration.between(clock.startedAt(), limit.due())
                            .multipliedBy(percent)
                            .dividedBy(100));
        }
        return calendar.plusWorkingTime(
                clock.startedAt(), percentOf(whole, percent).plus(clock.pausedTime()));
    }

    /** As {@link Duration} would divide it, but without its decimals, which a million replayed clocks would feel. */
    private static Duration percentOf(Duration whole, int percent) {
        long nanos = whole.toNanos();
        return Duration.ofNanos(nanos / 100 * percent + nanos % 100 * percent / 100);
    }

    /** A limit that ends at 24:00 ends on the day before, from which days are counted. */
    private Instant later(Instant due, Limit limit) {
        boolean inDays = limit instanceof Limit.WorkingDays || limit instanceof Limit.CalendarDays;
        return calendar.due(limit, inDays ? due.minusNanos(1) : due).due();
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || other.filter(one.get()::isAfter).isPresent() ? other.or(() -> one) : one;
    }
}
