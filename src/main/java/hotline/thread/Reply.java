package hotline.thread;

import java.time.Instant;
import java.util.Optional;

/**
 * An agent's reply to a customer.
 *
 * @param text empty where it comes as files alone
 * @param nextReplyBy when the customer hears from us again (T4)
 * @param agreed the customer agreed to that time (K7)
 */
public record Reply(Optional<String> text, Optional<Instant> nextReplyBy, boolean agreed) {

    /** One that promises nothing. */
    public static Reply of(Optional<String> text) {
        return new Reply(text, Optional.empty(), false);
    }
}
