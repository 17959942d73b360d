package hotline.outbox.message;

import java.util.Optional;
import java.util.Set;

/**
 * Which messages of a recipient are not to be sent any more.
 *
 * @param complaint empty: about any
 * @param kinds empty: all
 * @param why a code, such as {@code superseded} or {@code opted-out}
 */
public record Cancellation(Way way, long recipient, Optional<Long> complaint, Set<String> kinds, String why) {
    public Cancellation {
        kinds = Set.copyOf(kinds);
    }
}
