package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.Step;
import hotline.complaint.coding.CodingChoice;
import hotline.failure.Failure;
import hotline.log.CallbackEvent;
import hotline.log.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A step that an actor wants to take.
 *
 * @param complaint the complaint's id
 * @param at when it is taken; the caller's clock, so that history can be played
 * @param expectedVersion one of the versions the actor read; empty if the step does not depend on a version read
 * @param reason why; kept in the event
 * @param resolution the solution of the complaint, with {@link Step#RESOLVE} only
 * @param callback the callback fields of the step's event, if the step belongs to a callback
 * @param assignee the colleague who gets the complaint, with {@link Step#ASSIGN} by a supervisor; otherwise the actor takes it
 * @param coding codes chosen with the step
 * @param before entries logged ahead of the step's event, in the same statement
 */
public record StepRequest(
        long complaint,
        Step step,
        Actor actor,
        Instant at,
        Optional<Set<Integer>> expectedVersion,
        Optional<String> reason,
        Optional<String> resolution,
        Optional<CallbackEvent> callback,
        Optional<Long> assignee,
        CodingChoice coding,
        List<LogEntry> before)
        implements ChangeRequest {

    public StepRequest {
        before = List.copyOf(before);
    }

    @Override
    public ComplaintChange on(ComplaintState complaint, GoverningRules rules) {
        LifeCycle.refusal(complaint, this, rules.isCallbackOwed()).ifPresent(refused -> {
            throw refused;
        });
        return StepChange.of(complaint, this, rules);
    }

    /** For other steps it only keeps "close" from being offered in a refusal. */
    @Override
    public boolean asksForOwedCallback() {
        return step == Step.CLOSE;
    }

    @Override
    public boolean concernsFollowers() {
        return step.isOfFollower();
    }

    @Override
    public Optional<StepRequest> taken() {
        return Optional.of(this);
    }

    public static StepRequest of(long complaint, Step step, Actor actor, Instant at) {
        return new StepRequest(
                complaint,
                step,
                actor,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                CodingChoice.NONE,
                List.of());
    }

    public StepRequest expecting(int version) {
        return expecting(Optional.of(Set.of(version)));
    }

    public StepRequest expecting(Optional<Set<Integer>> version) {
        return new StepRequest(
                complaint, step, actor, at, version, reason, resolution, callback, assignee, coding, before);
    }

    public StepRequest because(String why) {
        return because(Optional.of(why));
    }

    public StepRequest because(Optional<String> why) {
        return new StepRequest(
                complaint, step, actor, at, expectedVersion, why, resolution, callback, assignee, coding, before);
    }

    public StepRequest resolvedBy(String what) {
        return resolvedBy(Optional.of(what));
    }

    public StepRequest resolvedBy(Optional<String> what) {
        return new StepRequest(
                complaint, step, actor, at, expectedVersion, reason, what, callback, assignee, coding, before);
    }

    public StepRequest coded(CodingChoice choice) {
        return new StepRequest(
                complaint, step, actor, at, expectedVersion, reason, resolution, callback, assignee, choice, before);
    }

    /** A supervisor gives the complaint to a colleague, also where another one holds it. */
    public StepRequest to(long colleague) {
        return new StepRequest(
                complaint,
                step,
                actor,
                at,
                expectedVersion,
                reason,
                resolution,
                callback,
                Optional.of(colleague),
                coding,
                before);
    }

    /** The person who holds the complaint after the step {@link Step#ASSIGN}. */
    Optional<Long> assigned() {
        return assignee.or(actor::person);
    }

    public StepRequest with(CallbackEvent event) {
        return new StepRequest(
                complaint,
                step,
                actor,
                at,
                expectedVersion,
                reason,
                resolution,
                Optional.of(event),
                assignee,
                coding,
                before);
    }

    public StepRequest after(LogEntry... entries) {
        return new StepRequest(
                complaint,
                step,
                actor,
                at,
                expectedVersion,
                reason,
                resolution,
                callback,
                assignee,
                coding,
                List.of(entries));
    }

    /**
     * The same step on a complaint that follows the one that took it. What an agent must hold or write was asked for there, so
     * that an answer reaches a follower that no one holds.
     */
    public record Carried(StepRequest step) implements ChangeRequest {
        @Override
        public long complaint() {
            return step.complaint();
        }

        @Override
        public Actor actor() {
            return step.actor();
        }

        @Override
        public Instant at() {
            return step.at();
        }

        @Override
        public boolean concernsFollowers() {
            return true;
        }

        @Override
        public Optional<StepRequest> taken() {
            return Optional.of(step);
        }

        @Override
        public boolean asksForOwedCallback() {
            return step.asksForOwedCallback();
        }

        /** A customer who is still to be called is called before the complaint closes (F9). */
        @Override
        public ComplaintChange on(ComplaintState complaint, GoverningRules rules) {
            var from = step.step() == Step.RESOLVE
                    ? LifeCycle.UNRESOLVED
                    : LifeCycle.rule(step.step()).from();
            boolean isCalledFirst = step.step() == Step.CLOSE && rules.isCallbackOwed();
            if (!from.contains(complaint.status()) || isCalledFirst) {
                throw new Failure.Conflict(
                        "a follower that is " + complaint.status().code() + " does not take the step "
                                + step.step().code());
            }
            return StepChange.of(complaint, withKnownCodes(complaint, rules), rules);
        }

        /** A follower may be ruled by a policy without the leader's code; then the words of the answer must do. */
        private StepRequest withKnownCodes(ComplaintState complaint, GoverningRules rules) {
            boolean isKnown =
                    rules.coding(at()).faults(complaint.coding(), step.coding()).isEmpty();
            return isKnown ? step : step.coded(CodingChoice.NONE);
        }
    }
}
