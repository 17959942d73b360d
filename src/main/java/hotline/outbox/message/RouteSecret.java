package hotline.outbox.message;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;

/**
 * A secret of a route, which signs or logs in.
 *
 * @param validUntil empty: until the next one
 */
public record RouteSecret(int number, Buffer secret, Instant createdAt, Optional<Instant> validUntil) {
    public boolean isValid(Instant at) {
        return validUntil.isEmpty() || at.isBefore(validUntil.get());
    }

    /** Never in a line of the log. */
    @Override
    public String toString() {
        return "secret " + number;
    }
}
