package hotline.complaint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/**
 * The code that a customer follows a complaint with: its number and 120 random bits, written
 * {@code 202609-000123-K7QF2M9XWT4HZB6RPD3VNC8J}. The number in it lets the server count wrong guesses per case.
 */
public record TrackingCode(String number, String secret) {
    private static final int LONGEST = 60;

    /** Reads a typed or pasted code: any case, any spaces. Empty if it can't be a code. */
    public static Optional<TrackingCode> parse(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        var code = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        int cut = code.lastIndexOf('-');
        return cut < 1 || cut == code.length() - 1
                ? Optional.empty()
                : Optional.of(new TrackingCode(code.substring(0, cut), code.substring(cut + 1)));
    }

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
