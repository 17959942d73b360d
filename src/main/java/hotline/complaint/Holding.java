package hotline.complaint;

import hotline.log.moved.DepartmentTurn;
import hotline.policy.ClockKind;
import hotline.policy.Department;
import hotline.sla.Clocks;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The clocks of the departments that hold a complaint, one after the other, so that lost time is charged to the
 * department that lost it. A department without a limit has its clock written when it lets go or when a pause begins;
 * this saves intake that write. Pure.
 */
public final class Holding {
    private Holding() {}

    /**
     * How long a department has held a complaint so far, all its turns together.
     *
     * @param time working time without pauses
     */
    public record Turns(String department, Duration time, boolean holdsNow) {}

    /** The department that holds it has a clock, with or without a limit. */
    public static Clocks counted(Custody custody, Clocks clocks, SlaCalculator limits) {
        return clocks.open(ClockKind.HOLDING).isPresent()
                ? clocks
                : clocks.with(limits.held(department(custody.heldBy(), limits), custody.heldSince()));
    }

    /** The department that holds it lets go. */
    public static Clocks ended(Custody custody, Clocks clocks, Instant at, SlaCalculator limits) {
        return counted(custody, clocks, limits)
                .each(clock -> clock.isOpen() && clock.kind() == ClockKind.HOLDING, clock -> limits.resumed(clock, at)
                        .stopped(at, false));
    }

    /** A department takes it over; its clock runs if it has a limit. */
    public static Clocks begun(String heldBy, Clocks clocks, Instant at, SlaCalculator limits) {
        var department = department(heldBy, limits);
        return department.holding().isPresent() ? clocks.with(limits.held(department, at)) : clocks;
    }

    /** The log's record of the turn that has just ended; figures of where the time went are counted from it. */
    public static DepartmentTurn turn(Clocks ended, SlaCalculator limits) {
        var clock = ended.latest(ClockKind.HOLDING).orElseThrow();
        return new DepartmentTurn(
                clock.department().orElseThrow(),
                clock.startedAt(),
                time(clock, clock.stoppedAt().orElseThrow(), limits).toMinutes(),
                clock.isBreached());
    }

    /**
     * When the round that has just ended began: at receipt, or at the last reopening after an end. Departments hold a case
     * without a gap, except while it is ended.
     */
    public static Instant roundBegan(Clocks ended) {
        var began = ended.handling().startedAt();
        var held = began;
        for (SlaClock clock : ended.all()) {
            if (clock.kind() == ClockKind.HOLDING) {
                began = clock.startedAt().isAfter(held) ? clock.startedAt() : began;
                held = clock.stoppedAt().orElse(held);
            }
        }
        return began;
    }

    /** Each department's time in the order in which they first held it. */
    public static List<Turns> turns(ComplaintState complaint, SlaCalculator limits, Instant now) {
        boolean isHeld = !complaint.status().isEnded();
        var clocks = isHeld ? counted(complaint.custody(), complaint.clocks(), limits) : complaint.clocks();
        var times = new LinkedHashMap<String, Duration>();
        for (SlaClock clock : clocks.all()) {
            if (clock.kind() == ClockKind.HOLDING) {
                times.merge(clock.department().orElseThrow(), time(clock, now, limits), Duration::plus);
            }
        }
        var turns = new ArrayList<Turns>();
        times.forEach((department, time) -> turns.add(new Turns(
                department,
                time,
                isHeld && department.equals(complaint.custody().heldBy()))));
        return turns;
    }

    private static Duration time(SlaClock clock, Instant now, SlaCalculator limits) {
        var until = clock.stoppedAt().or(clock::pausedAt).orElse(now);
        return limits.calendar().workingTimeBetween(clock.startedAt(), until).minus(clock.pausedTime());
    }

    /** A department that a later version of the policy has dropped keeps its code, without a limit. */
    private static Department department(String code, SlaCalculator limits) {
        return limits.policy().department(code).orElseGet(() -> Department.unknown(code));
    }
}
