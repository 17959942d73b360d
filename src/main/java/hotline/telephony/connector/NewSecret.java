package hotline.telephony.connector;

import hotline.digest.Sha256;
import hotline.telephony.mapping.Mapping;
import hotline.telephony.mapping.SecretWay;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * A secret in words, which its maker sees once.
 *
 * @param words 160 random bits or more
 */
public record NewSecret(String words, Buffer digest, Optional<Buffer> signing) {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Of Standard Webhooks: what follows is the key in base64. */
    private static final String PREFIX = "whsec_";

    private static final int BYTES = 24;

    static NewSecret of(Mapping mapping) {
        var key = new byte[BYTES];
        RANDOM.nextBytes(key);
        boolean isStandard = mapping.secrets().contains(SecretWay.STANDARD_WEBHOOKS);
        var words = isStandard
                ? PREFIX + Base64.getEncoder().encodeToString(key)
                : Base64.getUrlEncoder().withoutPadding().encodeToString(key);
        var signing = isStandard ? key : words.getBytes(StandardCharsets.UTF_8);
        return new NewSecret(
                words,
                Buffer.buffer(digest(words)),
                mapping.signs() ? Optional.of(Buffer.buffer(signing)) : Optional.empty());
    }

    static byte[] digest(String words) {
        return Sha256.of(words);
    }
}
