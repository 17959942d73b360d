package hotline.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * What makes a repeated request known again (IETF draft-ietf-httpapi-idempotency-key-header).
 *
 * @param id of the key within its caller's scope
 * @param fingerprint of the body; a key with another body is refused
 */
public record IdempotencyKey(UUID id, UUID fingerprint) {

    /** @param scope who sends it, so that nobody gets another's answer by guessing a key */
    public static IdempotencyKey of(String scope, String key, byte[] body) {
        return new IdempotencyKey(digest((scope + "\n" + key).getBytes(StandardCharsets.UTF_8)), digest(body));
    }

    private static UUID digest(byte[] bytes) {
        try {
            var hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
