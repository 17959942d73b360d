package hotline.once;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
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
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * The key of a request.
     *
     * @param scope of the sender, so that a caller can't get another caller's answer by guessing a key
     */
    public static IdempotencyKey of(String scope, String key, byte[] body) {
        var hash = digest((scope + "\n" + key).getBytes(StandardCharsets.UTF_8));
        return new IdempotencyKey(
                uuid(hash), uuid(digest(body)), new SecretKeySpec(Arrays.copyOfRange(hash, 16, 32), "AES"));
    }

    /** Nonce and ciphertext. */
    public byte[] seal(byte[] secret) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var text = crypt(Cipher.ENCRYPT_MODE, nonce, secret);
        return ByteBuffer.allocate(nonce.length + text.length)
                .put(nonce)
                .put(text)
                .array();
    }

    public byte[] unseal(byte[] kept) {
        var nonce = Arrays.copyOf(kept, NONCE_BYTES);
        return crypt(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(kept, NONCE_BYTES, kept.length));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, seal, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static UUID uuid(byte[] hash) {
        var halves = ByteBuffer.wrap(hash);
        return new UUID(halves.getLong(), halves.getLong());
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
