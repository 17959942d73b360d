package hotline.intake;

import hotline.complaint.TrackingCode;
import java.security.SecureRandom;

/** 120 random bits that only the customer gets; the second half of a tracking code. */
final class TrackingSecret {
    /** Crockford's base 32: no letter that reads like a digit. */
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private final SecureRandom random = new SecureRandom();

    String next() {
        var bytes = new byte[TrackingCode.SECRET_LENGTH];
        random.nextBytes(bytes);
        var secret = new char[TrackingCode.SECRET_LENGTH];
        for (int i = 0; i < TrackingCode.SECRET_LENGTH; i++) {
            secret[i] = ALPHABET[bytes[i] & 31];
        }
        return new String(secret);
    }
}
