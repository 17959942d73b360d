package hotline.outbox.webhook;

import hotline.outbox.message.MessageState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message to an endpoint, as administrators see it.
 *
 * @param messageId as its receiver knows it
 * @param number of the complaint
 * @param nextAt when it is tried
 * @param tries the last ones, newest first
 */
public record WebhookDelivered(
        long id,
        String messageId,
        String type,
        Optional<String> number,
        MessageState state,
        String body,
        Instant createdAt,
        Optional<Instant> nextAt,
        int attempts,
        List<Try> tries) {

    /**
     * @param code a status, or why there is none
     * @param answer its first printable characters
     */
    public record Try(
            int attempt,
            Instant beganAt,
            Instant endedAt,
            String outcome,
            Optional<String> code,
            Optional<String> answer) {}
}
