package hotline.limits;

import hotline.complaint.ComplaintState;
import hotline.complaint.Custody;
import hotline.complaint.Holding;
import hotline.complaint.Status;
import hotline.failure.Failure;
import hotline.log.moved.DepartmentTurn;
import hotline.policy.ClockKind;
import hotline.sla.Clocks;
import hotline.sla.SlaCalculator;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One department lets go of a complaint and another holds it from then on. A pause continues with the next one. Pure.
 *
 * @param turn the log's record of the turn that ended
 */
record DepartmentChange(Custody custody, Clocks clocks, DepartmentTurn turn) {
    private static final Set<Status> IN_THE_HOUSE =
            EnumSet.of(Status.RECEIVED, Status.ASSIGNED, Status.INVESTIGATING, Status.REOPENED);

    static Optional<Failure> refusal(ComplaintState complaint) {
        return IN_THE_HOUSE.contains(complaint.status())
                ? Optional.empty()
                : Optional.of(new Failure.Conflict(
                        "a complaint that is " + complaint.status().code() + " passes through no more hands"));
    }

    static DepartmentChange of(
            Custody before,
            Clocks clocks,
            String department,
            Optional<String> stage,
            SlaCalculator limits,
            Instant at) {
        var ended = Holding.ended(before, clocks, at, limits);
        var custody = before.heldBy(department, at, stage);
        var begun = Holding.begun(department, ended, at, limits);
        var going = clocks.isPaused()
                ? Holding.counted(custody, begun, limits)
                        .each(clock -> clock.isOpen() && clock.kind() == ClockKind.HOLDING, clock -> clock.paused(at))
                : begun;
        return new DepartmentChange(custody, going, Holding.turn(ended, limits));
    }
}
