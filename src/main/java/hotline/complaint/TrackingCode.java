package hotline.complaint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

/**
 * What a customer follows a complaint with: its number and 120 random bits, written
 * {@code 202609-000123-K7QF2M9XWT4HZB6RPD3VNC8J}. The number in it lets wrong guesses be counted per case.
 */
public record TrackingCode(String number, String secret) {
    private static final int LONGEST = 60;

    /** Reads what a person typed or pasted: any case, any spaces. Empty where it can't be a code. */
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

    /** Compares in a time that tells nothing about where a guess goes wrong. */
    public boolean opens(String storedSecret) {
        return storedSecret != null
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), storedSecret.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return number + "-" + secret;
    }
}
