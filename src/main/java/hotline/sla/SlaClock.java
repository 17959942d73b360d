package hotline.sla;

import java.time.Instant;
import java.util.Optional;

/**
 * The clock of a handling limit (F5): runs from receipt until the complaint ends, never restarts. A value; each method
 * gives the clock after something happened.
 *
 * @param originalDueAt the last instant in time by the first judgement
 * @param dueAt the same by the judgement of now
 * @param breachedAt when it was written down that the limit had passed
 * @param stoppedAt when the complaint ended, empty while it is open
 * @param cancelled the complaint was withdrawn or judged not valid
 */
public record SlaClock(
        Instant startedAt,
        Instant originalDueAt,
        Instant dueAt,
        Optional<Instant> breachedAt,
        Optional<Instant> stoppedAt,
        boolean cancelled) {

    public static SlaClock running(Instant startedAt, Instant dueAt) {
        return new SlaClock(startedAt, dueAt, dueAt, Optional.empty(), Optional.empty(), false);
    }

    public ClockState state() {
        if (isBreached()) {
            return ClockState.BREACHED;
        }
        if (stoppedAt.isEmpty()) {
            return ClockState.RUNNING;
        }
        return cancelled ? ClockState.CANCELLED : ClockState.MET;
    }

    public boolean isBreached() {
        return breachedAt.isPresent();
    }

    public boolean isLateAt(Instant at) {
        return at.isAfter(dueAt);
    }

    /** When the timer must look at it; empty where it need not. */
    public Optional<Instant> nextActionAt() {
        return state() == ClockState.RUNNING ? Optional.of(dueAt) : Optional.empty();
    }

    /** The complaint ended; too late is a breach even if the timer had not come yet. */
    public SlaClock stopped(Instant at, boolean isCancelled) {
        Optional<Instant> breached = isBreached() || !isLateAt(at) ? breachedAt : Optional.of(at);
        return new SlaClock(startedAt, originalDueAt, dueAt, breached, Optional.of(at), isCancelled);
    }

    /** The complaint was reopened: the same limit goes on. A limit passed meanwhile is the timer's to find. */
    public SlaClock goingOn() {
        return new SlaClock(startedAt, originalDueAt, dueAt, breachedAt, Optional.empty(), false);
    }

    /**
     * The limit was counted anew from receipt. Whether it is breached follows from the new limit alone: by the time the
     * complaint ended, or by now while it is open.
     */
    public SlaClock due(Instant newDue, Instant now) {
        boolean late = stoppedAt.orElse(now).isAfter(newDue);
        Optional<Instant> breached = late ? Optional.of(breachedAt.orElse(now)) : Optional.empty();
        return new SlaClock(startedAt, originalDueAt, newDue, breached, stoppedAt, cancelled);
    }
}
