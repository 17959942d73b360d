package hotline.outbox.webhook;

import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The key that an endpoint's messages are signed with. Each endpoint has its own.
 *
 * @param key 24 to 64 random bytes
 */
public record WebhookSecret(Buffer key) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    public WebhookSecret {
        if (key.length() < LEAST_BYTES || key.length() > MOST_BYTES) {
            throw new IllegalArgumentException("a key has 24 to 64 bytes, this one has " + key.length());
        }
        key = key.copy();
    }

    static WebhookSecret random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(Buffer.buffer(bytes));
    }

    /** As its receiver writes it down. */
    public String words() {
        return PREFIX + Base64.getEncoder().encodeToString(key.getBytes());
    }

    /** Never the key. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
