package hotline.limits;

import hotline.complaint.ComplaintState;
import hotline.complaint.Holding;
import hotline.complaint.Status;
import hotline.complaint.change.ClocksInStep;
import hotline.complaint.change.LimitChange;
import hotline.complaint.change.LoggedLimits;
import hotline.complaint.change.Resumption;
import hotline.failure.Failure;
import hotline.log.LimitEvent.PauseReviewMoved;
import hotline.log.LimitEvent.Paused;
import hotline.log.LogEntry;
import hotline.policy.PauseReason;
import hotline.sla.Clocks;
import hotline.sla.SlaCalculator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** When a complaint's clocks may be paused, and the effect of a pause. Pure. */
final class Pausing {
    private static final Set<Status> AT_WORK = EnumSet.of(Status.ASSIGNED, Status.INVESTIGATING, Status.REOPENED);

    private Pausing() {}

    /** Why its clocks may not be paused now; empty if they may. */
    static Optional<Failure> refusal(ComplaintState complaint, SlaCalculator limits, Instant at) {
        var clock = complaint.clock();
        if (limits.policy().limits().pauses().isEmpty()) {
            return conflict("the policy that rules this complaint lists nothing to wait for");
        }
        if (!AT_WORK.contains(complaint.status())
                || complaint.progress().owner().isEmpty()) {
            return conflict("only a complaint in somebody's hands can wait; this one is "
                    + complaint.status().code());
        }
        if (complaint.clocks().isPaused()) {
            return conflict("its clocks stand still already");
        }
        if (clock.isBreached() || clock.isLateAt(at)) {
            return conflict("its limit has passed; what is late does not wait");
        }
        return Optional.empty();
    }

    static LimitChange pause(ComplaintState before, SlaCalculator limits, PauseRequest request, Instant at) {
        refusal(before, limits, at).ifPresent(refused -> {
            throw refused;
        });
        var reason = reason(limits, request.reason());
        var forCustomer = request.note().filter(note -> request.noteIsForCustomer());
        var answered = forCustomer.isPresent()
                ? ClocksInStep.answered(before, at)
                : new ClocksInStep(before.custody(), before.clocks());
        var clocks = stopped(answered, limits, at);
        var reviewAt = reviewAt(request, reason, limits, at);
        var entries = new ArrayList<LogEntry>();
        request.note()
                .filter(note -> !request.noteIsForCustomer())
                .map(note -> LogEntry.note(note, true))
                .ifPresent(entries::add);
        entries.add(LogEntry.of(new Paused(
                reason.code(),
                forCustomer,
                before.clock().dueAt(),
                LoggedLimits.unextendedMove(before, clocks),
                reviewAt,
                Optional.of(request.toldByPhone()).filter(told -> told),
                Optional.empty())));
        return new LimitChange(
                answered.custody().paused(reason.code(), reviewAt), clocks, entries, new LimitChange.Hands.Same());
    }

    /** The owner is reminded at another time, or not at all. */
    static LimitChange review(ComplaintState before, Optional<Instant> reviewAt, Instant at) {
        if (!before.clocks().isPaused()) {
            throw new Failure.Conflict("its clocks are running");
        }
        return LimitChange.of(
                before.custody().reviewed(future(reviewAt, at)),
                before.clocks(),
                LogEntry.of(new PauseReviewMoved(before.custody().pauseReviewAt(), reviewAt)));
    }

    static LimitChange resume(ComplaintState before, SlaCalculator limits, Instant at) {
        if (!before.clocks().isPaused()) {
            throw new Failure.Conflict("its clocks are running");
        }
        var resumed = Resumption.of(before, at, limits);
        return LimitChange.of(resumed.custody(), resumed.clocks(), resumed.entry());
    }

    /** The time of a pause does not count for the department that holds it, with or without a limit. */
    private static Clocks stopped(ClocksInStep answered, SlaCalculator limits, Instant at) {
        return Holding.counted(answered.custody(), answered.clocks(), limits)
                .each(clock -> true, clock -> clock.paused(at));
    }

    private static Optional<Instant> reviewAt(
            PauseRequest request, PauseReason reason, SlaCalculator limits, Instant at) {
        return future(request.reviewAt(), at).or(() -> reason.reviewWithin()
                .map(within -> limits.calendar().due(within, at).due()));
    }

    private static Optional<Instant> future(Optional<Instant> reviewAt, Instant at) {
        if (reviewAt.filter(time -> !time.isAfter(at)).isPresent()) {
            throw Failure.Invalid.field("/reviewAt", "must be in the future");
        }
        return reviewAt;
    }

    private static PauseReason reason(SlaCalculator limits, String code) {
        var listed = limits.policy().limits();
        return listed.pause(code)
                .orElseThrow(() -> Failure.Invalid.field(
                        "/reason",
                        "must be one of "
                                + listed.pauses().stream()
                                        .map(PauseReason::code)
                                        .collect(Collectors.joining(", "))));
    }

    private static Optional<Failure> conflict(String why) {
        return Optional.of(new Failure.Conflict(why));
    }
}
