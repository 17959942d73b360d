package hotline.demo;

import hotline.complaint.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that will have been done about one complaint by now, in order. */
record Course(Case about, List<Deed> deeds) {

    Course {
        deeds = List.copyOf(deeds);
    }

    /** What of the plan has happened by now. A call that is not over yet has not begun, so that nobody's lease is over. */
    static Course until(Instant now, Case about, List<Deed> plan) {
        var done = new ArrayList<>(
                plan.stream().takeWhile(deed -> !deed.at().isAfter(now)).toList());
        if (!done.isEmpty() && done.get(done.size() - 1) instanceof Deed.Begin) {
            done.remove(done.size() - 1);
        }
        return new Course(about, done);
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
        return until(now, about, deeds.subList(0, resolved() + 1));
    }

    /** Whether more time was asked for since then. */
    boolean asksForTimeAfter(Instant from) {
        return asking() >= 0 && deeds.get(asking()).at().isAfter(from);
    }

    /** The same, but nobody has decided on it yet. */
    Course heldAtAsking() {
        return new Course(about, deeds.subList(0, asking() + 1));
    }

    private int asking() {
        for (int i = deeds.size() - 1; i >= 0; i--) {
            if (deeds.get(i) instanceof Deed.AskMoreTime) {
                return i;
            }
        }
        return -1;
    }

    /** The same, and the customer is being called. */
    Course beginning(Deed.Begin call) {
        var further = new ArrayList<>(deeds);
        further.add(call);
        return new Course(about, further);
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
