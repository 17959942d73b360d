package hotline.replay;

import hotline.policy.ClockKind;
import hotline.policy.Rung;
import hotline.policy.taxonomy.Matter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of a complaint within the window, under one policy.
 *
 * @param matter its type and severity at the window's end
 * @param isAlive it was open at some moment of the window; otherwise the rest is empty
 * @param breachedAt when its limit first passed
 * @param closings how often it was closed; more than once where it was reopened
 * @param closedOnTime how many of them at or before due
 * @param isPastDue open and past due at the window's end
 * @param overdue kinds of the other clocks that passed their limits, one for each time
 * @param limit its limit after all events, also those after the window
 */
record ReplayOutcome(
        Matter matter,
        boolean isAlive,
        Optional<Instant> breachedAt,
        int closings,
        int closedOnTime,
        int withdrawn,
        int notValid,
        boolean isPastDue,
        List<Rung> notices,
        List<ClockKind> overdue,
        LimitState limit) {

    record LimitState(Instant dueAt, boolean isBreached) {}
}
