package hotline.intake;

import java.security.SecureRandom;

/** 120 random bits that only the customer gets; the second half of a tracking code. */
final class TrackingSecret {
    /** Crockford's base 32: no letter that reads like a digit. */
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private static final int LENGTH = 24;

    private final SecureRandom random = new SecureRandom();

    String next() {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        var secret = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            secret[i] = ALPHABET[bytes[i] & 31];
        }
        return new String(secret);
    }
}
