package hotline.log;

import hotline.log.AnsweringEvent.FirstResponse;
import hotline.log.Mark.Inline;
import hotline.log.Mark.Internal;
import hotline.log.Mark.OrNull;
import hotline.log.Mark.Personal;
import hotline.log.Mark.Told;
import java.time.Instant;
import java.util.Optional;

/** A step that moved a complaint on. A reason is written for colleagues. */
public sealed interface StepEvent extends ComplaintEvent {

    /** @param owner the agent who handles it now, by {@code person.id} */
    record Assigned(@OrNull Optional<Long> owner, @Personal Optional<String> reason) implements StepEvent {}

    @Internal
    record Released(@Personal Optional<String> reason) implements StepEvent {}

    record Investigating(@Personal Optional<String> reason) implements StepEvent {}

    /** @param resolution the solution; the customer reads it */
    record Resolved(
            @Told @Personal @OrNull Optional<String> resolution,
            @Personal Optional<String> reason,
            Optional<FirstResponse> firstResponse)
            implements StepEvent, AnsweringEvent {

        @Override
        public Resolved first(FirstResponse response) {
            return new Resolved(resolution, reason, Optional.of(response));
        }
    }

    record Closed(
            @Inline @Told({"receivedAt", "due", "originalDue", "onTime"})
            Ending ending,

            @Personal Optional<String> reason,
            Optional<FirstResponse> firstResponse)
            implements StepEvent, AnsweringEvent {

        @Override
        public Closed first(FirstResponse response) {
            return new Closed(ending, reason, Optional.of(response));
        }
    }

    record Withdrawn(
            @Inline @Told({"receivedAt", "due", "originalDue", "onTime"})
            Ending ending,

            @Personal Optional<String> reason)
            implements StepEvent {}

    record JudgedNotValid(
            @Inline @Told({"receivedAt", "due", "originalDue", "onTime"})
            Ending ending,

            @Personal Optional<String> reason,
            Optional<FirstResponse> firstResponse)
            implements StepEvent, AnsweringEvent {

        @Override
        public JudgedNotValid first(FirstResponse response) {
            return new JudgedNotValid(ending, reason, Optional.of(response));
        }
    }

    /**
     * @param wasEnded it had been closed, withdrawn or judged not valid; otherwise it was resolved
     * @param pastDue its limit had passed before
     * @param unextended the limit without extensions, if there were any
     */
    record Reopened(
            @Told Instant receivedAt,
            boolean wasEnded,
            boolean pastDue,
            Optional<Instant> unextended,
            @Personal Optional<String> reason)
            implements StepEvent {}
}
