package hotline.demo;

import hotline.policy.ClockKind;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The actions on one complaint while they are being planned: each later than the one before, with the limit that
 * results.
 */
final class Plan {
    private final SlaCalculator limits;
    private final List<Script.Planned> actions = new ArrayList<>();
    private final List<PlannedAction> parallel = new ArrayList<>();
    private SlaClock limit;
    private Instant last;
    private boolean ended;

    Plan(Case filed, SlaCalculator limits) {
        this.limits = limits;
        this.limit = SlaClock.running(ClockKind.HANDLING, filed.receivedAt(), filed.dueAt());
        this.last = filed.receivedAt();
    }

    Instant last() {
        return last;
    }

    /** The last instant at which it would be closed in time. */
    Instant dueAt() {
        return limit.dueAt();
    }

    /** The limit will have passed before an action planned for then is done. */
    boolean isLateFor(Instant at) {
        return limit.isLateAt(free(at));
    }

    Instant add(Instant at, Function<Instant, PlannedAction> action) {
        return add(at, ended, action);
    }

    Instant end(Instant at, Function<Instant, PlannedAction> action) {
        return add(at, true, action);
    }

    Instant reopen(Instant at, Function<Instant, PlannedAction> action) {
        return add(at, false, action);
    }

    void pause(Instant at, Function<Instant, PlannedAction> action) {
        limit = limit.paused(add(at, action));
    }

    void resume(Instant at, Function<Instant, PlannedAction> action) {
        limit = limits.resumed(limit, add(at, action));
    }

    void extend(Instant at, int workingDays, Function<Instant, PlannedAction> action) {
        limit = limits.extended(limit, workingDays, add(at, action));
    }

    void recount(Instant at, Case better, Function<Instant, PlannedAction> action) {
        limit = limits.recounted(limit, better.dueAt(), add(at, action));
    }

    /** Done in parallel to the others; left out once the complaint has ended. */
    void inParallel(PlannedAction action) {
        parallel.add(action);
    }

    /** In the order of their times. */
    List<Script.Planned> actions() {
        var all = new ArrayList<>(actions);
        for (PlannedAction action : parallel) {
            int before = 0;
            while (before < all.size() && !all.get(before).action().at().isAfter(action.at())) {
                before++;
            }
            if (before == 0 || !all.get(before - 1).ended()) {
                all.add(before, new Script.Planned(action, false));
            }
        }
        return all;
    }

    private Instant add(Instant at, boolean endedThen, Function<Instant, PlannedAction> action) {
        var free = free(at);
        actions.add(new Script.Planned(action.apply(free), endedThen));
        last = free;
        ended = endedThen;
        return free;
    }

    private Instant free(Instant at) {
        var later = last.plusSeconds(1);
        return at.isBefore(later) ? later : at;
    }
}
