package hotline.limits;

import hotline.complaint.ComplaintState;
import hotline.complaint.change.LimitChange;
import hotline.failure.Failure;
import hotline.log.HandedOver;
import hotline.log.LogEntry;
import hotline.policy.Department;
import hotline.sla.SlaCalculator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** To which departments a complaint may be handed over, and the effect of a hand-over (K7). Pure. */
final class HandingOver {
    private HandingOver() {}

    static Optional<Failure> refusal(ComplaintState complaint, SlaCalculator limits) {
        return limits.policy().limits().stages().isEmpty()
                ? DepartmentChange.refusal(complaint)
                : Optional.of(
                        new Failure.Conflict("the departments take turns in a fixed order; end the stage instead"));
    }

    static List<Department> departments(ComplaintState complaint, SlaCalculator limits) {
        return limits.policy().departments().stream()
                .filter(department ->
                        !department.code().equals(complaint.custody().heldBy()))
                .toList();
    }

    static LimitChange handOver(ComplaintState before, SlaCalculator limits, HandOverRequest request, Instant at) {
        refusal(before, limits).ifPresent(refused -> {
            throw refused;
        });
        var others = departments(before, limits);
        if (others.stream().noneMatch(other -> other.code().equals(request.department()))) {
            throw Failure.Invalid.field(
                    "/department",
                    "must be one of " + others.stream().map(Department::code).collect(Collectors.joining(", ")));
        }
        var hands = DepartmentChange.of(
                before.custody(), before.clocks(), request.department(), Optional.empty(), limits, at);
        var event = new HandedOver(
                before.custody().heldBy(),
                request.department(),
                Optional.of(hands.turn()),
                Optional.of(request.reason()),
                Optional.of(new HandedOver.ByHand(request.note())),
                Optional.empty(),
                Optional.empty());
        var offered = hands.custody().offeredUntil(limits.acceptance(at));
        return LimitChange.released(offered, hands.clocks(), LogEntry.of(event));
    }
}
