package hotline.log;

import hotline.log.Mark.OrNull;
import hotline.policy.ClockKind;
import java.time.Instant;
import java.util.Optional;

/** Another clock than the customer's with a limit that moved with the calendar. */
public record RecountedClock(
        ClockKind clock,
        @OrNull Optional<String> department,
        @OrNull Optional<String> stage,
        @OrNull Optional<Instant> fromDue,
        Instant due) {}
