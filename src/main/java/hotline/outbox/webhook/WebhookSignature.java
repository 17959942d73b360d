package hotline.outbox.webhook;

import hotline.secret.Hmac;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The headers of Standard Webhooks 1.0.0 ({@code v1}, HMAC-SHA256), by which a receiver knows that a message is ours and
 * fresh. Pure.
 *
 * @param id the same in all tries of a message; the receiver knows a double by it
 * @param at of this try, in whole seconds
 * @param list one signature for each secret that is valid, with spaces between
 */
record WebhookSignature(String id, Instant at, String list) {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    /** @param body the bytes as they are sent */
    static WebhookSignature of(List<WebhookSecret> secrets, String id, Instant at, byte[] body) {
        if (id.isEmpty() || id.contains(".")) {
            throw new IllegalArgumentException("the id of a message has no full stop, which separates what is signed");
        }
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("a message is not sent without a signature");
        }
        return new WebhookSignature(
                id,
                at,
                secrets.stream()
                        .map(secret -> Hmac.signature(secret.key().getBytes(), id, at, body))
                        .collect(Collectors.joining(" ")));
    }

    String timestamp() {
        return Long.toString(at.getEpochSecond());
    }
}
