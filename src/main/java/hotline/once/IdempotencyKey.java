package hotline.once;

import hotline.digest.Sha256;
import hotline.secret.Seal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Identifies a repeated request (IETF draft-ietf-httpapi-idempotency-key-header) and seals the kept part of the first
 * answer, so that only a caller with the key can get it again.
 *
 * @param id of the key within its caller's scope: the first half of its SHA-256, which is stored
 * @param fingerprint of the body; a key with another body is refused
 * @param seal the second half, which is not stored
 */
public record IdempotencyKey(UUID id, UUID fingerprint, SecretKey seal) {
    /**
     * The key of a request.
     *
     * @param scope of the sender, so that a caller can't get another caller's answer by guessing a key
     */
    public static IdempotencyKey of(String scope, String key, byte[] body) {
        var hash = Sha256.of((scope + "\n" + key).getBytes(StandardCharsets.UTF_8));
        return new IdempotencyKey(
                uuid(hash), uuid(Sha256.of(body)), new SecretKeySpec(Arrays.copyOfRange(hash, 16, 32), "AES"));
    }

    public byte[] seal(byte[] secret) {
        return new Seal(seal).seal(secret);
    }

    public byte[] unseal(byte[] kept) {
        return new Seal(seal)
                .unseal(kept)
                .orElseThrow(() -> new IllegalStateException("it was sealed with another key"));
    }

    private static UUID uuid(byte[] hash) {
        var halves = ByteBuffer.wrap(hash);
        return new UUID(halves.getLong(), halves.getLong());
    }
}
