package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A change of one complaint that an actor asks for, and the rule that decides it. {@link ComplaintChanges} locks the
 * complaint, applies the rule and writes the result.
 */
public interface ChangeRequest {

    /** The complaint's id. */
    long complaint();

    Actor actor();

    /** When it is changed; the caller's clock, so that history can be played. */
    Instant at();

    /** Versions the actor read, one of which it must have; empty if the change does not depend on a version read. */
    default Optional<Set<Integer>> expectedVersion() {
        return Optional.empty();
    }

    /**
     * The complaint after the change. Pure: the same request on the same complaint under the same rules always has the
     * same result. Throws the refusal as a {@link hotline.failure.Failure}.
     */
    ComplaintChange on(ComplaintState before, GoverningRules rules);

    /** Whether it depends on the complaint's clocks, so that overdue actions on them are done before. */
    default boolean restsOnClocks() {
        return true;
    }

    /** Whether it is possible on a complaint that follows another one, which people work on instead of it. */
    default boolean concernsFollowers() {
        return false;
    }

    /** Uploads that come with it, by id; they are taken in its transaction, or it is undone. */
    default List<UUID> attachments() {
        return List.of();
    }

    /** The step that it takes, if it takes one. */
    default Optional<StepRequest> taken() {
        return Optional.empty();
    }

    /** Whether it must know if the customer is still to be called back. */
    default boolean asksForOwedCallback() {
        return false;
    }
}
