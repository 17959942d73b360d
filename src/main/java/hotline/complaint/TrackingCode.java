package hotline.complaint;

import hotline.digest.Sha256;

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
        return Sha256.of(secret);
    }

    @Override
    public String toString() {
        return number + "-" + secret;
    }
}
