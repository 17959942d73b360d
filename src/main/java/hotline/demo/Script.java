package hotline.demo;

import hotline.complaint.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that will have been done about one complaint by now, in order.
 *
 * @param ended nothing is to be done any more
 */
record Script(Case about, List<PlannedAction> deeds, boolean ended) {

    Script {
        deeds = List.copyOf(deeds);
    }

    /** A planned deed, and whether the complaint has ended with it. */
    record Planned(PlannedAction deed, boolean ended) {}

    /** What of the plan has happened by now. A call that is not over yet has not begun, so that nobody's lease is over. */
    static Script until(Instant now, Case about, List<Planned> plan) {
        var done = new ArrayList<PlannedAction>();
        boolean ended = false;
        for (Planned planned : plan) {
            if (planned.deed().at().isAfter(now)) {
                break;
            }
            done.add(planned.deed());
            ended = planned.ended();
        }
        withoutOpenCall(done);
        return new Script(about, done, ended);
    }

    /** Notes may have been written while it was on. */
    private static void withoutOpenCall(List<PlannedAction> done) {
        for (int i = done.size() - 1; i >= 0 && !(done.get(i) instanceof PlannedAction.Record); i--) {
            if (done.get(i) instanceof PlannedAction.Begin) {
                done.remove(i);
                return;
            }
        }
    }

    /** When it was resolved, if that was the last step and the customer has not been called since. */
    Optional<Instant> awaitsFirstCall() {
        for (int i = deeds.size() - 1; i >= 0; i--) {
            if (deeds.get(i) instanceof PlannedAction.Take take) {
                return take.step() == Step.RESOLVE ? Optional.of(take.at()) : Optional.empty();
            }
            if (!(deeds.get(i) instanceof PlannedAction.Note)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether it was resolved then, and its customer answered since. */
    boolean wouldAwaitCall(Instant from, Instant until) {
        return resolved() >= 0
                && deeds.stream().filter(Script::isResolving).count() == 1
                && awaitsFirstCall().isEmpty()
                && deeds.get(resolved()).at().isAfter(from)
                && deeds.get(resolved()).at().isBefore(until);
    }

    /** The same, but nobody has called yet. */
    Script heldAtCallback(Instant now) {
        var plan = deeds.subList(0, resolved() + 1).stream()
                .map(deed -> new Planned(deed, false))
                .toList();
        return until(now, about, plan);
    }

    /** The same, and the customer is being called. */
    Script beginning(PlannedAction.Begin call) {
        var further = new ArrayList<>(deeds);
        further.add(call);
        return new Script(about, further, ended);
    }

    private int resolved() {
        for (int i = deeds.size() - 1; i >= 0; i--) {
            if (isResolving(deeds.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isResolving(PlannedAction deed) {
        return deed instanceof PlannedAction.Take take && take.step() == Step.RESOLVE;
    }
}
