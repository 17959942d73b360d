package hotline.demo;

import hotline.limits.PauseRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Clocks pause while the hotline waits for the customer or an outside party. Pure. */
final class Waiting {
    private static final List<String> FOR_THE_CUSTOMER = List.of("customers-documents", "customers-decision");

    private final House house;

    Waiting(House house) {
        this.house = house;
    }

    /** Resumes afterwards; a complaint that would be late by then does not wait. */
    void wait(Case judged, Plan plan, long owner, Chance chance) {
        var at = house.onDuty(plan.last(), chance.between(4.0, 60.0));
        var reason = chance.pick(reasons(judged));
        if (plan.isLateFor(at) || house.policy().limits().pause(reason).isEmpty()) {
            return;
        }
        boolean forCustomer = FOR_THE_CUSTOMER.contains(reason) && judged.fromCustomer();
        var text = forCustomer
                ? house.phrases().about(reason, "wait", judged.setting(), chance)
                : house.phrases().write("wait-internal", judged.setting(), chance);
        var request = new PauseRequest(reason, Optional.of(text), forCustomer, false, Optional.empty());
        plan.pause(at, when -> new PlannedAction.Pause(when, owner, request));
        plan.resume(over(reason, plan.last(), chance), when -> new PlannedAction.Resume(when, owner));
    }

    private static List<String> reasons(Case judged) {
        return switch (judged.judged().type()) {
            case "cargo-damage", "claims" -> List.of("customers-documents", "customers-documents", "inspection");
            case "cargo-shortage" -> List.of("customers-documents", "authorities");
            default -> List.of("customers-decision", "customers-decision", "customers-documents");
        };
    }

    private Instant over(String reason, Instant since, Chance chance) {
        double hours =
                switch (reason) {
                    case "authorities" -> 24 + chance.exponential(90);
                    case "inspection" -> 8 + chance.exponential(50);
                    default -> 1 + chance.exponential(22);
                };
        return house.onDuty(since.plus(Duration.ofSeconds((long) (hours * 3600))), chance.between(1.0, 40.0));
    }
}
