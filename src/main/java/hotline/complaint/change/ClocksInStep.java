package hotline.complaint.change;

import hotline.complaint.ComplaintState;
import hotline.complaint.Custody;
import hotline.complaint.Holding;
import hotline.complaint.Status;
import hotline.policy.ClockKind;
import hotline.sla.Clocks;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import java.time.Instant;

/** The effect of a step on a complaint's clocks and custody. Pure. */
public record ClocksInStep(Custody custody, Clocks clocks) {

    static ClocksInStep after(ComplaintState before, StepRequest request, SlaCalculator limits) {
        var at = request.at();
        var now = new ClocksInStep(before.custody().accepted(), before.clocks());
        return switch (request.step()) {
            case ASSIGN, RELEASE, BEGIN_CALLBACK, GIVE_BACK_CALLBACK -> now;
            case INVESTIGATE -> now.resumed(before, at, limits);
            case RESOLVE -> now.resumed(before, at, limits).answeredAt(at).resolved(at, limits);
            case CLOSE -> now.resumed(before, at, limits).answeredAt(at).ended(before, at, false, limits);
            case JUDGE_NOT_VALID ->
                now.resumed(before, at, limits).answeredAt(at).ended(before, at, true, limits);
            case WITHDRAW -> now.resumed(before, at, limits).ended(before, at, true, limits);
            case REOPEN -> now.reopened(before, at, limits);
        };
    }

    /** The customer was answered: the first response is given and a promise kept. */
    public static ClocksInStep answered(ComplaintState before, Instant at) {
        return new ClocksInStep(before.custody(), before.clocks()).answeredAt(at);
    }

    private ClocksInStep resumed(ComplaintState before, Instant at, SlaCalculator limits) {
        if (!clocks.isPaused()) {
            return this;
        }
        var resumed = Resumption.of(before, at, limits);
        return new ClocksInStep(resumed.custody().accepted(), resumed.clocks());
    }

    private ClocksInStep answeredAt(Instant at) {
        return new ClocksInStep(
                custody.answered(at),
                clocks.each(
                        clock -> clock.isOpen()
                                && (clock.kind() == ClockKind.FIRST_RESPONSE
                                        || clock.kind() == ClockKind.PROMISED_REPLY),
                        clock -> clock.stopped(at, false)));
    }

    /** The departments' turns are over, and the customer is to be called back (F9). */
    private ClocksInStep resolved(Instant at, SlaCalculator limits) {
        return new ClocksInStep(
                custody,
                clocks.each(
                                clock -> clock.isOpen() && clock.kind() == ClockKind.STAGE,
                                clock -> clock.stopped(at, false))
                        .with(limits.callback(at, clocks.handling().dueAt())));
    }

    private ClocksInStep ended(ComplaintState before, Instant at, boolean inVain, SlaCalculator limits) {
        var held = Holding.ended(before.custody(), clocks, at, limits);
        return new ClocksInStep(custody.settled(), held.each(SlaClock::isOpen, clock -> clock.stopped(at, inVain)));
    }

    /** If it had ended, the policy says which limit it has now, and its department holds it from now. */
    private ClocksInStep reopened(ComplaintState before, Instant at, SlaCalculator limits) {
        boolean calledBefore = before.status() == Status.CALLBACK;
        var without = clocks.each(
                clock -> clock.isOpen() && clock.kind() == ClockKind.CALLBACK,
                clock -> clock.stopped(at, !calledBefore));
        if (!before.status().isEnded()) {
            return new ClocksInStep(custody, without);
        }
        var on = without.put(limits.reopened(without.handling(), before.matter(), at));
        return new ClocksInStep(custody.since(at), Holding.begun(custody.heldBy(), on, at, limits));
    }
}
