package hotline.demo;

import hotline.complaint.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All actions on one complaint up to now, in order.
 *
 * @param ended no further action follows
 */
record Script(Case about, List<PlannedAction> actions, boolean ended) {

    Script {
        actions = List.copyOf(actions);
    }

    /** A planned action, and whether it ends the complaint. */
    record Planned(PlannedAction action, boolean ended) {}

    /**
     * The part of the plan up to now. A call that has not ended yet is left out, so that no agent's lease has expired.
     */
    static Script until(Instant now, Case about, List<Planned> plan) {
        var done = new ArrayList<PlannedAction>();
        boolean ended = false;
        for (Planned planned : plan) {
            if (planned.action().at().isAfter(now)) {
                break;
            }
            done.add(planned.action());
            ended = planned.ended();
        }
        withoutOpenCall(done);
        return new Script(about, done, ended);
    }

    /** Notes may have been written during the call. */
    private static void withoutOpenCall(List<PlannedAction> done) {
        for (int i = done.size() - 1; i >= 0 && !(done.get(i) instanceof PlannedAction.RecordOutcome); i--) {
            if (done.get(i) instanceof PlannedAction.StartCallback) {
                done.remove(i);
                return;
            }
        }
    }

    /** When it was resolved, if that was the last step and the customer has not been called since. */
    Optional<Instant> awaitsFirstCall() {
        for (int i = actions.size() - 1; i >= 0; i--) {
            if (actions.get(i) instanceof PlannedAction.Take take) {
                return take.step() == Step.RESOLVE ? Optional.of(take.at()) : Optional.empty();
            }
            if (!(actions.get(i) instanceof PlannedAction.Note)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether it was resolved between the two, and its customer called since. */
    boolean wouldAwaitCall(Instant from, Instant until) {
        return resolved() >= 0
                && actions.stream().filter(Script::isResolving).count() == 1
                && awaitsFirstCall().isEmpty()
                && actions.get(resolved()).at().isAfter(from)
                && actions.get(resolved()).at().isBefore(until);
    }

    /** The same complaint before any call. */
    Script heldAtCallback(Instant now) {
        var plan = actions.subList(0, resolved() + 1).stream()
                .map(action -> new Planned(action, false))
                .toList();
        return until(now, about, plan);
    }

    /** The same complaint during a call. */
    Script beginning(PlannedAction.StartCallback call) {
        var further = new ArrayList<>(actions);
        further.add(call);
        return new Script(about, further, ended);
    }

    private int resolved() {
        for (int i = actions.size() - 1; i >= 0; i--) {
            if (isResolving(actions.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isResolving(PlannedAction action) {
        return action instanceof PlannedAction.Take take && take.step() == Step.RESOLVE;
    }
}
