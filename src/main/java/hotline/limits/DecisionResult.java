package hotline.limits;

import hotline.complaint.ComplaintState;
import hotline.failure.Failure;
import java.time.Instant;
import java.util.Optional;

/**
 * The result of deciding one extension, or the result it would have.
 *
 * @param number of the complaint; empty if there is no such extension or its complaint can't be read
 * @param policyVersion the policy that rules the complaint, if it was decided
 * @param dueBefore due before it, if it was decided
 * @param dueAfter due after it, if it was granted
 * @param provisional the limit after it may still move because a year that it runs through is not published
 * @param breachTakenBack the limit had passed and is in time again
 * @param refusal why it was not decided
 */
public record DecisionResult(
        long extension,
        Optional<String> number,
        Optional<Integer> policyVersion,
        Optional<Instant> dueBefore,
        Optional<Instant> dueAfter,
        boolean provisional,
        boolean breachTakenBack,
        Optional<Failure> refusal) {

    static DecisionResult decided(long extension, boolean granted, ComplaintState before, ComplaintState after) {
        var was = before.clock();
        var is = after.clock();
        return new DecisionResult(
                extension,
                Optional.of(before.facts().number()),
                Optional.of(before.facts().policyVersion()),
                Optional.of(was.dueAt()),
                Optional.of(is.dueAt()).filter(due -> granted),
                after.isProvisional(),
                was.isBreached() && !is.isBreached(),
                Optional.empty());
    }

    static DecisionResult refused(long extension, ComplaintState complaint, Failure why) {
        return refused(extension, Optional.of(complaint.facts().number()), why);
    }

    static DecisionResult unknown(long extension) {
        return refused(extension, Optional.empty(), new Failure.NotFound("there is no such extension"));
    }

    static DecisionResult unreadable(long extension) {
        return refused(
                extension,
                Optional.empty(),
                new Failure.Conflict("its complaint can't be read; administrators see why"));
    }

    private static DecisionResult refused(long extension, Optional<String> number, Failure why) {
        return new DecisionResult(
                extension,
                number,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.of(why));
    }

    public boolean isDecided() {
        return refusal.isEmpty();
    }
}
