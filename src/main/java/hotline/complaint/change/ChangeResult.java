package hotline.complaint.change;

import hotline.complaint.ComplaintState;
import hotline.failure.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The outcome of a {@link ChangeRequest}, or of trying one. */
public sealed interface ChangeResult {

    /** The change made; throws the refusal. */
    default Changed orThrow() {
        if (this instanceof Refused refused) {
            throw refused.why();
        }
        return (Changed) this;
    }

    /** The complaint before and after, and the events of the change. */
    record Changed(ChangeRequest request, ComplaintState before, ComplaintState after, List<LoggedEvent> events)
            implements ChangeResult {

        public Changed {
            events = List.copyOf(events);
        }

        public Instant at() {
            return request.at();
        }

        /** The step taken, if the change was a step. */
        public Optional<StepRequest> step() {
            return request.taken();
        }

        boolean hasMovedOn() {
            return step().isPresent()
                    || !before.clocks().equals(after.clocks())
                    || !before.facts()
                            .preferredCallbackAt()
                            .equals(after.facts().preferredCallbackAt());
        }
    }

    /** Nothing is changed. */
    record Refused(Failure why) implements ChangeResult {}
}
