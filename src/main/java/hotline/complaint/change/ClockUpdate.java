package hotline.complaint.change;

import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.Optional;

/**
 * A clock as it is to be stored.
 *
 * @param complaint {@code complaint.id}
 * @param nextActionAt when the ladder's timer looks at the clock next; empty: never again
 */
public record ClockUpdate(long complaint, SlaClock clock, Optional<Instant> nextActionAt) {}
