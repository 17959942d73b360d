package hotline.outbox.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * What a route has to do, and how many messages failed.
 *
 * @param givenUp of those that failed: given up after all their tries, and no administrator has taken note of it
 * @param givenUpUntil when the latest of these was
 */
public record RouteLoad(int waiting, int sending, int failed, int givenUp, Optional<Instant> givenUpUntil) {
    static final RouteLoad NONE = new RouteLoad(0, 0, 0, 0, Optional.empty());
}
