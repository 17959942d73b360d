package hotline.complaint;

import hotline.policy.ClockKind;
import hotline.policy.Department;
import hotline.sla.Clocks;
import hotline.sla.DueTimes;
import java.time.Instant;

/**
 * The clocks of the departments that hold a complaint, one after the other, so that blame falls where the time went. A
 * department without a limit of its own has its clock written when it lets go: intake has that much less to write.
 */
final class Holding {
    private Holding() {}

    /** Whoever holds it lets go. */
    static Clocks ended(Standing standing, Clocks clocks, Instant at, DueTimes limits) {
        var open = clocks.open(ClockKind.HOLDING);
        var running = open.isPresent()
                ? clocks
                : clocks.with(limits.held(department(standing.heldBy(), limits), standing.heldSince()));
        return running.each(
                clock -> clock.isOpen() && clock.kind() == ClockKind.HOLDING,
                clock -> limits.resumed(clock, at).stopped(at, false));
    }

    /** A department takes it over; its clock runs where it has a limit. */
    static Clocks begun(String heldBy, Clocks clocks, Instant at, DueTimes limits) {
        var department = department(heldBy, limits);
        return department.holding().isPresent() ? clocks.with(limits.held(department, at)) : clocks;
    }

    /** A department that a later version of the policy has dropped keeps its code, without a limit. */
    private static Department department(String code, DueTimes limits) {
        return limits.policy()
                .department(code)
                .orElseGet(() ->
                        new Department(code, new hotline.policy.LocalizedName(code, code), java.util.Optional.empty()));
    }
}
