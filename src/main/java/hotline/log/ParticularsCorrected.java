package hotline.log;

import hotline.log.Mark.Internal;
import hotline.log.Mark.Personal;
import java.util.Optional;

/**
 * An agent corrected by which name, number or waybill the complainant is found. Only what differs is named.
 *
 * @param from as it was before; a field that was empty is absent
 * @param to as it is now; a field that is empty is absent
 */
@Internal
public record ParticularsCorrected(
        Fields from, Fields to, @Personal Optional<String> reason) implements ComplaintEvent {

    public record Fields(
            @Personal Optional<String> complainant,
            @Personal Optional<String> phone,
            @Personal Optional<String> phoneExtension,
            @Personal Optional<String> waybill) {}
}
