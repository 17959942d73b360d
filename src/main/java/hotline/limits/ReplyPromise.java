package hotline.limits;

import java.time.Instant;
import java.util.Optional;

/**
 * The promise of the next reply to the customer (T4).
 *
 * @param by the last instant that keeps it
 * @param text for the customer; empty where a reply says it
 * @param agreed the customer agreed to it (K7)
 */
public record ReplyPromise(Instant by, Optional<String> text, boolean agreed) {}
