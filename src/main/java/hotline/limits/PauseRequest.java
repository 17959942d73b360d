package hotline.limits;

import java.time.Instant;
import java.util.Optional;

/**
 * A request to pause a complaint's clocks.
 *
 * @param reason code of a pause that the policy lists
 * @param noteIsForCustomer else the note is for colleagues (P6)
 * @param reviewAt when the pause is looked at again; empty: as the policy has it for the reason
 */
public record PauseRequest(
        String reason, Optional<String> note, boolean noteIsForCustomer, Optional<Instant> reviewAt) {}
