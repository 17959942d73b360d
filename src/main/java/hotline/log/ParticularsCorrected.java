package hotline.log;

import hotline.log.Mark.Internal;
import hotline.log.Mark.Personal;
import java.util.Optional;

/**
 * An agent corrected by which name, number or waybill the complainant is found, or which branch or hub the complaint is about.
 * Only what differs is named.
 *
 * @param from as it was before; a field that was empty is absent
 * @param to as it is now; a field that is empty is absent
 */
@Internal
public record ParticularsCorrected(
        Fields from, Fields to, @Personal Optional<String> reason) implements ComplaintEvent {

    /**
     * Part of the particulars.
     *
     * @param branch code of the unit
     * @param branchTyped the typed text where no unit matched
     * @param hub the same as for the branch
     * @param hubTyped the same
     * @param region code of the region that the branch or hub belonged to on the day of the receipt; empty in older events
     */
    public record Fields(
            @Personal Optional<String> complainant,
            @Personal Optional<String> phone,
            @Personal Optional<String> phoneExtension,
            @Personal Optional<String> email,
            @Personal Optional<String> waybill,
            Optional<String> branch,
            @Personal Optional<String> branchTyped,
            Optional<String> hub,
            @Personal Optional<String> hubTyped,
            Optional<String> region) {}
}
