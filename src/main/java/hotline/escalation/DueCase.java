package hotline.escalation;

import hotline.policy.taxonomy.Matter;
import hotline.sla.SlaClock;
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
 * @param clocks those that something is to be done about
 */
record DueCase(
        long id,
        String number,
        int policyVersion,
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
                matter,
                heldBy,
                owner,
                lastSeq,
                notices,
                clocks.stream().filter(meant).toList());
    }

    /** Whose time a clock is about: of a stage or a holding its own department's, else whoever's the case is. */
    String departmentOf(SlaClock clock) {
        return clock.department().orElse(heldBy);
    }
}
