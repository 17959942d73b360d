package hotline.complaint.reading;

import java.time.Instant;
import java.util.Optional;

/**
 * A span of time that a list is narrowed to.
 *
 * @param from its first moment, if it has one
 * @param before the first moment after it, if it has one
 */
public record Between(Optional<Instant> from, Optional<Instant> before) {
    public static final Between ANY = new Between(Optional.empty(), Optional.empty());

    public static Between of(Instant from, Instant before) {
        return new Between(Optional.of(from), Optional.of(before));
    }

    public static Between until(Instant before) {
        return new Between(Optional.empty(), Optional.of(before));
    }

    boolean narrows() {
        return from.isPresent() || before.isPresent();
    }
}
