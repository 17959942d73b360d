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
record Course(Case about, List<Deed> deeds, boolean ended) {

    Course {
        deeds = List.copyOf(deeds);
    }

    /** A planned deed, and whether the complaint has ended with it. */
    record Planned(Deed deed, boolean ended) {}

    /** What of the plan has happened by now. A call that is not over yet has not begun, so that nobody's lease is over. */
    static Course until(Instant now, Case about, List<Planned> plan) {
        var done = new ArrayList<Deed>();
        boolean ended = false;
        for (Planned planned : plan) {
            if (planned.deed().at().isAfter(now)) {
                break;
            }
            done.add(planned.deed());
            ended = planned.ended();
        }
        withoutOpenCall(done);
        return new Course(about, done, ended);
    }

    /** Notes may have been written while it was on. */
    private static void withoutOpenCall(List<Deed> done) {
        for (int i = done.size() - 1; i >= 0 && !(done.get(i) instanceof Deed.Record); i--) {
            if (done.get(i) instanceof Deed.Begin) {
                done.remove(i);
                return;
            }
        }
    }

    /** When it was resolved, if that was the last step and the customer has not been called since. */
    Optional<Instant> awaitsFirstCall() {
        for (int i = deeds.size() - 1; i >= 0; i--) {
            if (deeds.get(i) instanceof Deed.Take take) {
                return take.step() == Step.RESOLVE ? Optional.of(take.at()) : Optional.empty();
            }
            if (!(deeds.get(i) instanceof Deed.Note)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether it was resolved then, and its customer answered since. */
    boolean wouldAwaitCall(Instant from, Instant until) {
        return resolved() >= 0
                && deeds.stream().filter(Course::isResolving).count() == 1
                && awaitsFirstCall().isEmpty()
                && deeds.get(resolved()).at().isAfter(from)
                && deeds.get(resolved()).at().isBefore(until);
    }

    /** The same, but nobody has called yet. */
    Course heldAtCallback(Instant now) {
        var plan = deeds.subList(0, resolved() + 1).stream()
                .map(deed -> new Planned(deed, false))
                .toList();
        return until(now, about, plan);
    }

    /** The same, and the customer is being called. */
    Course beginning(Deed.Begin call) {
        var further = new ArrayList<>(deeds);
        further.add(call);
        return new Course(about, further, ended);
    }

    private int resolved() {
        for (int i = deeds.size() - 1; i >= 0; i--) {
            if (isResolving(deeds.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isResolving(Deed deed) {
        return deed instanceof Deed.Take take && take.step() == Step.RESOLVE;
    }
}
