package hotline.replay;

import hotline.policy.ClockKind;
import hotline.policy.Rung;
import hotline.policy.taxonomy.Matter;
import hotline.sla.Ladder;
import hotline.sla.Ladder.DueRung;
import hotline.sla.SlaClock;
import java.time.Instant;

/**
 * One clock as it runs through its history under a policy. Between two changes it is left to itself: its rungs happen and
 * its limit passes as the timer would see it.
 */
final class ClockRun {
    /** Hears rungs and breaches of a clock that happen as time passes. */
    interface Listener {
        void breached(ClockKind kind, Instant at);

        void happened(Rung rung, Instant at);
    }

    private final AppliedPolicy rules;
    private final Listener listener;
    private final int ordinal;
    private SlaClock clock;
    private Matter matter;
    private Ladder ladder;
    /** Up to when it has been followed. */
    private Instant since;

    ClockRun(AppliedPolicy rules, Listener listener, int ordinal, SlaClock started, Matter matter) {
        this.rules = rules;
        this.listener = listener;
        this.ordinal = ordinal;
        this.clock = started;
        this.matter = matter;
        this.ladder = rules.ladder(started.kind(), matter);
        this.since = started.startedAt();
    }

    SlaClock clock() {
        return clock;
    }

    boolean is(ClockKind kind, int nth) {
        return clock.kind() == kind && ordinal == nth;
    }

    boolean isOpen(ClockKind kind) {
        return clock.kind() == kind && clock.isOpen();
    }

    /** Runs rungs and breaches up to then. */
    void until(Instant at) {
        for (DueRung due : ladder.due(clock, matter, at)) {
            happened(due.rung(), due.at());
        }
        if (clock.isOpen() && !clock.isBreached() && clock.isLateAt(at)) {
            var breach = notBefore(since, clock.dueAt());
            clock = clock.breached(breach);
            listener.breached(clock.kind(), breach);
        }
        since = notBefore(since, at);
    }

    void paused(Instant at) {
        until(at);
        clock = clock.paused(at);
    }

    void resumed(Instant at) {
        until(at);
        clock = rules.limits().resumed(clock, at);
    }

    void extended(int workingDays, Instant at) {
        until(at);
        changed(rules.limits().extended(clock, workingDays, at), at);
    }

    /** Other rungs are for it now. */
    void judged(Matter better, Instant at) {
        until(at);
        matter = better;
        ladder = rules.ladder(clock.kind(), better);
    }

    /** @param due by another limit, from the clock's start; pauses and extensions stay */
    void recounted(Instant due, Instant at) {
        until(at);
        changed(rules.limits().recounted(clock, due, at), at);
    }

    /** The limit of the case moved; a callback's limit follows it. */
    void caseMoved(Instant caseDue, Instant at) {
        if (isOpen(ClockKind.CALLBACK)) {
            until(at);
            changed(rules.limits().callbackMoved(clock, caseDue, at), at);
        }
    }

    void stopped(Instant at, boolean isCancelled) {
        until(at);
        if (clock.isOpen()) {
            clock = clock.stopped(at, isCancelled);
            ladder.endedLate(clock, matter).forEach(due -> happened(due.rung(), at));
        }
    }

    /** The case is open again; if it had ended, the policy says which limit it has now. */
    void reopened(Instant at) {
        until(at);
        if (!clock.isOpen()) {
            clock = rules.limits().reopened(clock, matter, at);
        }
    }

    /** A limit that came nearer may have passed by that alone. */
    private void changed(SlaClock after, Instant at) {
        boolean breachesNow = after.isBreached() && !clock.isBreached();
        clock = after;
        if (breachesNow) {
            listener.breached(clock.kind(), at);
        }
    }

    /**
     * A rung with a moment that passed before it applied to this complaint, or between two looks, happens as soon as
     * possible.
     */
    private void happened(Rung rung, Instant moment) {
        clock = clock.after(rung.code());
        listener.happened(rung, notBefore(since, moment));
    }

    private static Instant notBefore(Instant earliest, Instant at) {
        return at.isBefore(earliest) ? earliest : at;
    }
}
