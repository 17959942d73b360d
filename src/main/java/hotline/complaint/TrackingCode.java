package hotline.complaint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The code that a customer follows a complaint with: its number and 120 random bits, written
 * {@code 202609-000123-K7QF2M9XWT4HZB6RPD3VNC8J}. The number in it lets the server count wrong guesses per case.
 */
public record TrackingCode(String number, String secret) {
    /** How many characters a secret has. */
    public static final int SECRET_LENGTH = 24;

    /**
     * The form of a secret that is stored and looked up: its SHA-256. As the secret is random, comparing hashes does
     * not reveal where a guess goes wrong.
     */
    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return number + "-" + secret;
    }
}
