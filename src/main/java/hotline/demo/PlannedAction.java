package hotline.demo;

import hotline.callback.CallbackOutcome;
import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.CorrectionRequest;
import hotline.complaint.change.NoteRequest;
import hotline.complaint.change.StepRequest;
import hotline.complaint.coding.CodingChoice;
import hotline.identity.Caller;
import hotline.limits.ExtensionRequest;
import hotline.limits.HandOverRequest;
import hotline.limits.HandOvers;
import hotline.limits.PauseRequest;
import hotline.limits.Pauses;
import hotline.limits.Promises;
import hotline.limits.ReplyPromise;
import hotline.log.LogEntry;
import hotline.policy.taxonomy.Severity;
import hotline.thread.ReplyRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One action of a person on a complaint, to be carried out through the service that agents and customers use. */
sealed interface PlannedAction {

    Instant at();

    /** An action that changes the complaint itself, many at once. */
    sealed interface Change extends PlannedAction {
        ChangeRequest on(long complaint);
    }

    record Take(
            Instant at,
            Step step,
            Actor actor,
            Optional<String> reason,
            Optional<String> resolution,
            CodingChoice coding)
            implements Change {
        Take(Instant at, Step step, Actor actor, Optional<String> reason, Optional<String> resolution) {
            this(at, step, actor, reason, resolution, CodingChoice.NONE);
        }

        @Override
        public ChangeRequest on(long complaint) {
            return StepRequest.of(complaint, step, actor, at)
                    .because(reason)
                    .resolvedBy(resolution)
                    .coded(coding);
        }
    }

    /** A supervisor gives it to a colleague. */
    record Give(Instant at, long supervisor, long colleague) implements Change {
        @Override
        public ChangeRequest on(long complaint) {
            return StepRequest.of(complaint, Step.ASSIGN, new Actor.Person(supervisor), at)
                    .to(colleague);
        }
    }

    record Correct(Instant at, long person, String type, Optional<String> subtype, Severity severity, String reason)
            implements Change {
        @Override
        public ChangeRequest on(long complaint) {
            return new CorrectionRequest(
                    complaint, type, subtype, severity, reason, new Actor.Person(person), at, Optional.empty());
        }
    }

    record Note(Instant at, long person, String text, boolean internal) implements Change {
        @Override
        public ChangeRequest on(long complaint) {
            var author = new Actor.Person(person);
            return internal
                    ? new NoteRequest(complaint, author, at, LogEntry.note(text, true))
                    : new ReplyRequest(complaint, author, at, hotline.thread.Reply.of(Optional.of(text)), List.of());
        }
    }

    record PromiseReply(Instant at, long person, ReplyPromise promise) implements Change {
        @Override
        public ChangeRequest on(long complaint) {
            return Promises.promising(complaint, new Actor.Person(person), at, Optional.empty(), promise);
        }
    }

    record Pause(Instant at, long person, PauseRequest request) implements Change {
        @Override
        public ChangeRequest on(long complaint) {
            return Pauses.pausing(complaint, new Actor.Person(person), at, Optional.empty(), request);
        }
    }

    record Resume(Instant at, long person) implements Change {
        @Override
        public ChangeRequest on(long complaint) {
            return Pauses.resuming(complaint, new Actor.Person(person), at, Optional.empty());
        }
    }

    record HandOver(Instant at, long person, HandOverRequest request) implements Change {
        @Override
        public ChangeRequest on(long complaint) {
            return HandOvers.handingOver(complaint, new Actor.Person(person), at, Optional.empty(), request);
        }
    }

    record AskMoreTime(Instant at, long person, ExtensionRequest request) implements PlannedAction {}

    /** @param reason for the customer where granted */
    record DecideMoreTime(Instant at, long supervisor, boolean granted, String reason) implements PlannedAction {}

    /** An addressee acknowledges a notice of the escalation ladder, or answers it. */
    record Reply(Instant at, Caller.Staff by, String notice, Optional<String> answer) implements PlannedAction {}

    /** An agent starts the waiting callback. */
    record StartCallback(Instant at, long agent) implements PlannedAction {}

    /** The same agent records the outcome of the attempt. */
    record RecordOutcome(Instant at, long agent, CallbackOutcome outcome) implements PlannedAction {}

    /** The customer rates on their page. */
    record Rate(Instant at, int score, Optional<String> comment) implements PlannedAction {}
}
