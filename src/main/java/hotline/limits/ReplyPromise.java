package hotline.limits;

import java.time.Instant;

/**
 * The promise of the next reply to the customer (T4).
 *
 * @param by the last instant that keeps it
 * @param text for the customer
 * @param agreed the customer agreed to it (K7)
 */
public record ReplyPromise(Instant by, String text, boolean agreed) {}
