package hotline.telephony.figure;

import hotline.telephony.CallCause;
import hotline.telephony.CallParty;
import java.time.Instant;
import java.util.Optional;

/**
 * A call behind a number, without who called.
 *
 * @param at when it came in, as far as anything is known of it
 */
public record CallBehind(
        long id,
        Instant at,
        String direction,
        Optional<String> queue,
        Optional<Instant> offeredAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endedAt,
        long heldMillis,
        Optional<CallCause> cause,
        Optional<CallParty> endedBy,
        Optional<Long> person,
        Optional<String> name,
        Optional<Long> complaint) {}
