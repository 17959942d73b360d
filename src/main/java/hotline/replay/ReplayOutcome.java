package hotline.replay;

import hotline.policy.ClockKind;
import hotline.policy.Rung;
import hotline.policy.taxonomy.Matter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a complaint within the window, under one policy.
 *
 * @param matter its type and severity at the window's end
 * @param isAlive it was open at some moment of the window; otherwise nothing of the rest holds anything
 * @param breachedAt when its limit first passed
 * @param closings how often it was closed; more than once where it was reopened
 * @param closedOnTime how many of them at or before due
 * @param isPastDue open and past due at the window's end
 * @param overdue kinds of the other clocks whose limits passed, one for each time
 * @param limit how its limit stood after all that happened, also behind the window
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
