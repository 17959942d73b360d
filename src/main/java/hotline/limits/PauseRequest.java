package hotline.limits;

import java.time.Instant;
import java.util.Optional;

/**
 * A request to pause a complaint's clocks.
 *
 * @param reason code of a pause that the policy lists
 * @param noteIsForCustomer else the note is for colleagues (P6)
 * @param toldByPhone the customer has been told on the telephone what we wait for, so no one calls for it (K3)
 * @param reviewAt when the pause is looked at again; empty: as the policy has it for the reason
 */
public record PauseRequest(
        String reason,
        Optional<String> note,
        boolean noteIsForCustomer,
        boolean toldByPhone,
        Optional<Instant> reviewAt) {}
