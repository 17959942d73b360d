package hotline.sla;

import hotline.policy.ClockKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One clock of a complaint: from its start to its end, against a limit where there is one. The customer's,
 * {@link ClockKind#HANDLING}, runs from receipt until the case ends; one that is reopened may get a second. A value; each method gives the clock after an
 * event. {@link SlaCalculator} adds the calendar, {@link Ladder} the escalation ladder.
 *
 * @param ordinal counts the clocks of one kind from 1
 * @param department code of the department that the clock belongs to, of stages and holdings
 * @param stage code of the stage it measures
 * @param limit empty: time is only counted
 * @param pausedAt since when it is paused
 * @param pausedTime working time that is added to the limit: of the ended pauses, and what a reopened case is given
 *     where its clock continues
 * @param breachedAt when the breach was recorded
 * @param stoppedAt when the clock ended, empty while it is open
 * @param cancelled it ended without a result: withdrawn, judged not valid, no longer needed
 * @param rungs codes of the ladder's rungs that have happened
 */
public record SlaClock(
        ClockKind kind,
        int ordinal,
        Optional<String> department,
        Optional<String> stage,
        Instant startedAt,
        Optional<TimeLimit> limit,
        Optional<Instant> pausedAt,
        Duration pausedTime,
        Optional<Instant> breachedAt,
        Optional<Instant> stoppedAt,
        boolean cancelled,
        Set<String> rungs) {

    public SlaClock {
        rungs = Set.copyOf(rungs);
        if (limit.filter(until -> until.counted().isBefore(startedAt)).isPresent()) {
            throw new IllegalArgumentException("due before it began");
        }
    }

    public static SlaClock running(ClockKind kind, Instant startedAt, Instant due) {
        return counting(kind, startedAt).limited(TimeLimit.of(due));
    }

    /** Without a limit. */
    public static SlaClock counting(ClockKind kind, Instant startedAt) {
        return new SlaClock(
                kind,
                1,
                Optional.empty(),
                Optional.empty(),
                startedAt,
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                false,
                Set.of());
    }

    public SlaClock numbered(int nth) {
        return copy(nth, department, stage, limit, pausedAt, pausedTime, breachedAt, stoppedAt, cancelled, rungs);
    }

    public SlaClock of(String itsDepartment, Optional<String> itsStage) {
        var whose = Optional.of(itsDepartment);
        return copy(ordinal, whose, itsStage, limit, pausedAt, pausedTime, breachedAt, stoppedAt, cancelled, rungs);
    }

    public ClockState state() {
        if (isBreached()) {
            return ClockState.BREACHED;
        }
        if (stoppedAt.isPresent()) {
            return cancelled ? ClockState.CANCELLED : ClockState.MET;
        }
        return pausedAt.isPresent() ? ClockState.PAUSED : ClockState.RUNNING;
    }

    /** Of the same kind and number. */
    boolean isNamedAs(SlaClock other) {
        return kind == other.kind && ordinal == other.ordinal;
    }

    public boolean isOpen() {
        return stoppedAt.isEmpty();
    }

    public boolean isPaused() {
        return pausedAt.isPresent();
    }

    public boolean isBreached() {
        return breachedAt.isPresent();
    }

    /**
     * It passed the limit that it had then, which a correction has moved since to a later time that has passed as well. The
     * breach keeps the moment of the first.
     */
    public boolean passedEarlierLimit() {
        return breachedAt
                .filter(at -> limit.filter(until -> at.isBefore(until.due())).isPresent())
                .isPresent();
    }

    /** The last instant in time, with extensions and ended pauses; only where there is a limit. */
    public Instant dueAt() {
        return limit.orElseThrow().due();
    }

    /** The limit as first promised. */
    public Instant originalDueAt() {
        return limit.orElseThrow().promised();
    }

    /** Exactly at due is in time. A paused clock does not get late. */
    public boolean isLateAt(Instant at) {
        return limit.filter(until -> pausedAt.orElse(at).isAfter(until.due())).isPresent();
    }

    /** Pauses from then on; a clock that is late, ended or of a kind that never pauses runs on. */
    public SlaClock paused(Instant at) {
        if (!kind.canPause() || !isOpen() || isPaused() || isBreached() || isLateAt(at)) {
            return this;
        }
        var since = Optional.of(at);
        return copy(ordinal, department, stage, limit, since, pausedTime, breachedAt, stoppedAt, cancelled, rungs);
    }

    /** Runs again after a pause of that much working time, which has been added to its limit. */
    SlaClock resumed(Duration workingTime, Optional<TimeLimit> later) {
        return copy(
                ordinal,
                department,
                stage,
                later,
                Optional.empty(),
                pausedTime.plus(workingTime),
                breachedAt,
                stoppedAt,
                cancelled,
                rungs);
    }

    /** Ends the clock; too late is a breach even if the timer has not found it yet. A paused clock is resumed first. */
    public SlaClock stopped(Instant at, boolean isCancelled) {
        var breached = isBreached() || !isLateAt(at) ? breachedAt : Optional.of(at);
        var end = Optional.of(at);
        return copy(ordinal, department, stage, limit, pausedAt, pausedTime, breached, end, isCancelled, rungs);
    }

    /** Open again after it had ended, with that limit, which has not passed: a breach was one of the round before. */
    SlaClock goingOn(Duration stood, TimeLimit later) {
        return copy(
                ordinal,
                department,
                stage,
                Optional.of(later),
                pausedAt,
                stood,
                Optional.empty(),
                Optional.empty(),
                false,
                rungs);
    }

    public SlaClock breached(Instant at) {
        var when = Optional.of(at);
        return copy(ordinal, department, stage, limit, pausedAt, pausedTime, when, stoppedAt, cancelled, rungs);
    }

    /** A rung of its ladder has happened. */
    public SlaClock after(String rung) {
        var happened = new HashSet<>(rungs);
        happened.add(rung);
        return copy(
                ordinal, department, stage, limit, pausedAt, pausedTime, breachedAt, stoppedAt, cancelled, happened);
    }

    /** With that limit and the breach left open. */
    SlaClock limited(TimeLimit until) {
        var limited = Optional.of(until);
        return copy(ordinal, department, stage, limited, pausedAt, pausedTime, breachedAt, stoppedAt, cancelled, rungs);
    }

    /** Time is only counted from now on, since another policy sets no limit here. */
    public SlaClock unlimited() {
        return limit.isEmpty()
                ? this
                : copy(
                        ordinal,
                        department,
                        stage,
                        Optional.empty(),
                        pausedAt,
                        pausedTime,
                        Optional.empty(),
                        stoppedAt,
                        cancelled,
                        rungs);
    }

    /**
     * The limit moved. Whether it is breached follows from the new one alone: by the time the clock ended, or by now while
     * it is open.
     */
    public SlaClock moved(TimeLimit until, Instant now) {
        var moved = limited(until);
        boolean late = moved.isLateAt(stoppedAt.orElse(now));
        var breached = late ? Optional.of(breachedAt.orElse(now)) : Optional.<Instant>empty();
        return moved.copy(
                ordinal, department, stage, moved.limit, pausedAt, pausedTime, breached, stoppedAt, cancelled, rungs);
    }

    private SlaClock copy(
            int nth,
            Optional<String> whose,
            Optional<String> which,
            Optional<TimeLimit> until,
            Optional<Instant> standsSince,
            Duration stood,
            Optional<Instant> breach,
            Optional<Instant> end,
            boolean inVain,
            Set<String> happened) {
        return new SlaClock(
                kind, nth, whose, which, startedAt, until, standsSince, stood, breach, end, inVain, happened);
    }
}
