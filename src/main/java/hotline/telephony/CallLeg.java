package hotline.telephony;

import java.time.Instant;
import java.util.Optional;

/** A telephone of a call. */
public record CallLeg(
        String leg,
        Optional<String> agent,
        Optional<Instant> alertingAt,
        Optional<Instant> answeredAt,
        long heldMillis,
        Optional<Instant> endedAt,
        Optional<CallCause> cause) {}
