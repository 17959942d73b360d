package hotline.callback;

import hotline.complaint.PersonName;
import java.time.Instant;
import java.util.Optional;

/**
 * An earlier attempt as the agent of the next one reads it.
 *
 * @param outcome its code, or {@code lease-expired}
 */
public record PastAttempt(
        int attempt, Instant startedAt, PersonName agent, String outcome, Optional<String> comment) {}
