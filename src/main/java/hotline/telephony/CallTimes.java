package hotline.telephony;

import java.time.Instant;
import java.util.Optional;

/** When a call came to each of its steps, as an exchange's record says. What it leaves out is unknown. */
public record CallTimes(
        Optional<Instant> offered,
        Optional<Instant> queued,
        Optional<Instant> alerting,
        Optional<Instant> answered,
        Optional<Instant> ended) {
    public static final CallTimes NONE =
            new CallTimes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
