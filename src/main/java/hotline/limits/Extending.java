package hotline.limits;

import hotline.complaint.ComplaintState;
import hotline.complaint.change.LimitChange;
import hotline.complaint.change.LoggedLimits;
import hotline.failure.Failure;
import hotline.log.ExtensionEvent.ExtensionAsked;
import hotline.log.ExtensionEvent.ExtensionGranted;
import hotline.log.ExtensionEvent.ExtensionRefused;
import hotline.log.LogEntry;
import hotline.policy.ClockKind;
import hotline.policy.ExtensionRules;
import hotline.sla.Clocks;
import hotline.sla.SlaCalculator;
import java.time.Instant;
import java.util.Optional;

/** When a limit may be extended (延期), and the effect of a request and of its decision. Pure. */
final class Extending {
    private Extending() {}

    /** How often a complaint's limit was extended, and the request that is undecided. */
    record SoFar(int granted, boolean isUndecided) {}

    /** Why no extension may be requested now; empty if one may. */
    static Optional<Failure> refusal(ComplaintState complaint, SlaCalculator limits, SoFar soFar, Instant at) {
        var rules = rules(limits);
        if (rules.atMost() == 0) {
            return conflict("the policy that rules this complaint extends no limit");
        }
        if (complaint.status().isEnded()) {
            return conflict(ended(complaint));
        }
        if (complaint.clock().isBreached() || complaint.clock().isLateAt(at)) {
            return conflict("its limit has passed; more time is asked for before that");
        }
        if (soFar.isUndecided()) {
            return conflict("more time was asked for already and is not decided yet");
        }
        return soFar.granted() >= rules.atMost()
                ? conflict("its limit was extended " + soFar.granted() + " times, as often as the policy allows")
                : Optional.empty();
    }

    static LimitChange ask(
            ComplaintState before, SlaCalculator limits, SoFar soFar, ExtensionRequest request, Instant at) {
        refusal(before, limits, soFar, at).ifPresent(refused -> {
            throw refused;
        });
        int most = rules(limits).workingDays();
        if (request.workingDays() > most) {
            throw Failure.Invalid.field("/workingDays", "must be at most " + most + ", as the policy says");
        }
        var event = new ExtensionAsked(
                request.workingDays(),
                Optional.of(request.reason()),
                before.clock().dueAt());
        return LimitChange.of(before.custody(), before.clocks(), LogEntry.of(event));
    }

    /**
     * The extension is added to the present limit, even if it moved since the request; a limit that had passed is
     * judged by the new one alone.
     */
    static LimitChange grant(
            ComplaintState before, SlaCalculator limits, Extension extension, String reason, Instant at) {
        whileOpen(before);
        var clocks = extended(before, limits, extension.workingDays(), at);
        var event =
                new ExtensionGranted(LoggedLimits.move(before, clocks), extension.workingDays(), Optional.of(reason));
        return LimitChange.of(before.custody(), clocks, LogEntry.of(event));
    }

    static LimitChange refuse(ComplaintState before, Extension extension, String reason) {
        whileOpen(before);
        var event = new ExtensionRefused(extension.workingDays(), Optional.of(reason), Optional.empty());
        return LimitChange.of(before.custody(), before.clocks(), LogEntry.of(event));
    }

    /** The case gets the time that was requested; its departments' limits stay. */
    static Clocks extended(ComplaintState before, SlaCalculator limits, int workingDays, Instant at) {
        var longer = before.clocks().put(limits.extended(before.clock(), workingDays, at));
        var due = longer.handling().dueAt();
        return longer.each(
                clock -> clock.isOpen() && clock.kind() == ClockKind.CALLBACK,
                clock -> limits.callbackMoved(clock, due, at));
    }

    private static void whileOpen(ComplaintState complaint) {
        if (complaint.status().isEnded()) {
            throw new Failure.Conflict(ended(complaint));
        }
    }

    private static String ended(ComplaintState complaint) {
        return "the complaint is " + complaint.status().code();
    }

    private static ExtensionRules rules(SlaCalculator limits) {
        return limits.policy().limits().extensions();
    }

    private static Optional<Failure> conflict(String why) {
        return Optional.of(new Failure.Conflict(why));
    }
}
