package hotline.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/**
 * A password that an administrator hands over: it opens for a week, and only to choose another one (S2). The server keeps
 * its hash alone, so it is shown once.
 */
public record OneTimePassword(String text, Instant until) {
    private static final Duration LIFE = Duration.ofDays(7);
    /** Crockford's base 32: no letter that reads like a digit. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Of 80 random bits, such as {@code K7QF-2M9X-WT4H-ZB6R}. */
    static OneTimePassword make(Instant now) {
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new OneTimePassword(text.toString(), now.plus(LIFE));
    }

    /** Passwords are no matter for logs. */
    @Override
    public String toString() {
        return "OneTimePassword[until " + until + "]";
    }
}
