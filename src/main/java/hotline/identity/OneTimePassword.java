package hotline.identity;

import hotline.text.TypedText;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A password that an administrator hands over: it opens for a week, and only to choose another one (S2). The server keeps
 * its hash alone, so it is shown once.
 */
public record OneTimePassword(String text, Instant until) {
    private static final Duration LIFE = Duration.ofDays(7);
    /** Crockford's base 32: no letter that reads like a digit. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Crockford's other readings of them. */
    private static final Map<Character, Character> MEANT = Map.of('O', '0', 'I', '1', 'L', '1');

    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Of 80 random bits, such as {@code K7QF-2M9X-WT4H-ZB6R}. */
    static OneTimePassword make(Instant now) {
        var letters = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            letters.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new OneTimePassword(inGroups(letters), now.plus(LIFE));
    }

    /**
     * The one that was meant, since it is dictated, pasted and read off paper: in any case and width, with other dashes,
     * blanks or none between the groups. What can't be one is answered as it was typed.
     */
    static String read(String typed) {
        var letters = new StringBuilder();
        TypedText.folded(typed)
                .chars()
                .mapToObj(c -> (char) c)
                .filter(Character::isLetterOrDigit)
                .map(c -> MEANT.getOrDefault(c, c))
                .forEach(letters::append);
        return letters.length() == GROUPS * GROUP ? inGroups(letters) : typed;
    }

    private static String inGroups(StringBuilder letters) {
        for (int group = GROUPS - 1; group > 0; group--) {
            letters.insert(group * GROUP, '-');
        }
        return letters.toString();
    }

    /** Passwords are no matter for logs. */
    @Override
    public String toString() {
        return "OneTimePassword[until " + until + "]";
    }
}
