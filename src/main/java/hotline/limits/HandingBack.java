package hotline.limits;

import hotline.complaint.ComplaintState;
import hotline.complaint.change.LimitChange;
import hotline.log.HandedOver;
import hotline.log.LogEntry;
import hotline.log.StepEvent.Assigned;
import hotline.policy.ClockKind;
import hotline.policy.Policy;
import hotline.sla.SlaCalculator;
import java.time.Instant;
import java.util.Optional;

/**
 * What was handed over and no one of the department took in time goes back to the first contact (K7). Pure.
 *
 * @param firstContact the first contact, if they are at work
 * @param department code of the first contact's department, at work or not
 */
record HandingBack(Optional<Long> firstContact, Optional<String> department) {

    /**
     * By when someone must take it, by the policy and the calendar of now; empty: no one needs to any more. What a
     * release before did with the complaint moved no such time, so it is counted from when the department got it.
     */
    static Optional<Instant> acceptBy(ComplaintState complaint, SlaCalculator limits) {
        boolean waits = complaint.progress().owner().isEmpty()
                && !complaint.isFollowing()
                && complaint.custody().acceptBy().isPresent()
                && DepartmentChange.refusal(complaint).isEmpty()
                && limits.policy().limits().stages().isEmpty();
        return waits ? limits.acceptance(complaint.custody().heldSince()) : Optional.empty();
    }

    /** To the department of the first contact; if that is the one that let it lie, to the one that handed it over. */
    LimitChange handBack(ComplaintState before, SlaCalculator limits, Instant at) {
        var from = before.custody().heldBy();
        var own = department.filter(code -> isOther(code, from, limits.policy()));
        var to = own.orElseGet(() -> before(before, from, limits));
        var hands = DepartmentChange.of(before.custody(), before.clocks(), to, Optional.empty(), limits, at);
        var back = LogEntry.of(new HandedOver(
                from,
                to,
                Optional.of(hands.turn()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                before.custody().acceptBy().map(HandedOver.Unaccepted::new)));
        return firstContact
                .filter(person -> !department.equals(Optional.of(from)))
                .map(person -> LimitChange.given(
                        person,
                        hands.custody(),
                        hands.clocks(),
                        back,
                        LogEntry.of(new Assigned(Optional.of(person), Optional.empty()))))
                .orElseGet(() -> LimitChange.released(hands.custody(), hands.clocks(), back));
    }

    /** The department that held it before, as its clocks say. */
    private static String before(ComplaintState complaint, String from, SlaCalculator limits) {
        var policy = limits.policy();
        return complaint.clocks().all().stream()
                .filter(clock -> clock.kind() == ClockKind.HOLDING && !clock.isOpen())
                .flatMap(clock -> clock.department().stream())
                .filter(code -> isOther(code, from, policy))
                .reduce((earlier, later) -> later)
                .orElse(policy.firstDepartment(complaint.judged().type()).code());
    }

    private static boolean isOther(String code, String from, Policy policy) {
        return !code.equals(from) && policy.department(code).isPresent();
    }
}
