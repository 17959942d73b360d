package hotline.demo;

import hotline.policy.ClockKind;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The deeds about one complaint while they are being thought up: each later than the one before, with the limit as they
 * leave it.
 */
final class Plan {
    private final SlaCalculator limits;
    private final List<Script.Planned> deeds = new ArrayList<>();
    private final List<PlannedAction> besides = new ArrayList<>();
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

    /** Until when it would be closed in time. */
    Instant dueAt() {
        return limit.dueAt();
    }

    /** The limit will have passed before a deed meant for then is done. */
    boolean isLateFor(Instant at) {
        return limit.isLateAt(free(at));
    }

    Instant add(Instant at, Function<Instant, PlannedAction> deed) {
        return add(at, ended, deed);
    }

    Instant end(Instant at, Function<Instant, PlannedAction> deed) {
        return add(at, true, deed);
    }

    Instant goOn(Instant at, Function<Instant, PlannedAction> deed) {
        return add(at, false, deed);
    }

    void pause(Instant at, Function<Instant, PlannedAction> deed) {
        limit = limit.paused(add(at, deed));
    }

    void resume(Instant at, Function<Instant, PlannedAction> deed) {
        limit = limits.resumed(limit, add(at, deed));
    }

    void extend(Instant at, int workingDays, Function<Instant, PlannedAction> deed) {
        limit = limits.extended(limit, workingDays, add(at, deed));
    }

    void recount(Instant at, Case better, Function<Instant, PlannedAction> deed) {
        limit = limits.recounted(limit, better.dueAt(), add(at, deed));
    }

    /** Done while the rest goes its way; left out once the complaint has ended. */
    void beside(PlannedAction deed) {
        besides.add(deed);
    }

    /** In the order of their times. */
    List<Script.Planned> deeds() {
        var all = new ArrayList<>(deeds);
        for (PlannedAction deed : besides) {
            int before = 0;
            while (before < all.size() && !all.get(before).deed().at().isAfter(deed.at())) {
                before++;
            }
            if (before == 0 || !all.get(before - 1).ended()) {
                all.add(before, new Script.Planned(deed, false));
            }
        }
        return all;
    }

    private Instant add(Instant at, boolean endedThen, Function<Instant, PlannedAction> deed) {
        var free = free(at);
        deeds.add(new Script.Planned(deed.apply(free), endedThen));
        last = free;
        ended = endedThen;
        return free;
    }

    private Instant free(Instant at) {
        var later = last.plusSeconds(1);
        return at.isBefore(later) ? later : at;
    }
}
