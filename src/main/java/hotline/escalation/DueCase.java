package hotline.escalation;

import hotline.policy.taxonomy.Matter;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the ladder must know of a complaint it has locked.
 *
 * @param policyVersion the policy that rules it
 * @param heldBy code of the department that holds it
 * @param lastSeq number of its latest event
 * @param notices how many notices bear its number
 * @param clocks the clocks that need an action
 */
record DueCase(
        long id,
        String number,
        int policyVersion,
        Instant receivedAt,
        Matter matter,
        String heldBy,
        Optional<Long> owner,
        int lastSeq,
        int notices,
        List<SlaClock> clocks) {

    DueCase {
        clocks = List.copyOf(clocks);
    }

    DueCase only(Predicate<SlaClock> meant) {
        return new DueCase(
                id,
                number,
                policyVersion,
                receivedAt,
                matter,
                heldBy,
                owner,
                lastSeq,
                notices,
                clocks.stream().filter(meant).toList());
    }

    /**
     * The department a clock's time belongs to: for a stage or a holding its own department, otherwise the department
     * that holds the case.
     */
    String departmentOf(SlaClock clock) {
        return clock.department().orElse(heldBy);
    }
}
