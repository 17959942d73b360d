package hotline.outbox.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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

    private static final String ALGORITHM = "HmacSHA256";

    /** @param body the bytes as they are sent */
    static WebhookSignature of(List<WebhookSecret> secrets, String id, Instant at, byte[] body) {
        if (id.isEmpty() || id.contains(".")) {
            throw new IllegalArgumentException("the id of a message has no full stop, which separates what is signed");
        }
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("a message is not sent without a signature");
        }
        var head = (id + "." + at.getEpochSecond() + ".").getBytes(UTF_8);
        return new WebhookSignature(
                id,
                at,
                secrets.stream().map(secret -> signed(secret, head, body)).collect(Collectors.joining(" ")));
    }

    String timestamp() {
        return Long.toString(at.getEpochSecond());
    }

    private static String signed(WebhookSecret secret, byte[] head, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key().getBytes(), ALGORITHM));
            mac.update(head);
            mac.update(body);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
