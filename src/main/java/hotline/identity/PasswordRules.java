package hotline.identity;

import hotline.text.TypedText;
import java.util.Locale;
import java.util.Optional;

/** Which passwords are refused as weak (S2): short ones, the login itself, repetitions and rows such as 1234567890. */
public final class PasswordRules {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 200;
    private static final int FEWEST_DIFFERENT = 5;

    private PasswordRules() {}

    /** The rule that the password breaks, in words for its user. */
    public static Optional<String> weakness(String typed, String login) {
        var password = TypedText.password(typed);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("a password has at least " + SHORTEST + " characters");
        }
        if (password.length() > LONGEST) {
            return Optional.of("a password has at most " + LONGEST + " characters");
        }
        if (password.toLowerCase(Locale.ROOT).contains(login.toLowerCase(Locale.ROOT))) {
            return Optional.of("a password does not contain the login");
        }
        if (password.codePoints().distinct().count() < FEWEST_DIFFERENT) {
            return Optional.of("a password has at least " + FEWEST_DIFFERENT + " different characters");
        }
        if (isRow(password)) {
            return Optional.of("a password is no row of neighbours such as 1234567890 or abcdefghij");
        }
        return Optional.empty();
    }

    /** Most of it goes up or down by one from character to character, as on the number row or in the alphabet. */
    private static boolean isRow(String password) {
        int steps = 0;
        for (int i = 1; i < password.length(); i++) {
            int step = password.charAt(i) - password.charAt(i - 1);
            boolean wraps = password.charAt(i) == '0' && password.charAt(i - 1) == '9';
            if (Math.abs(step) == 1 || wraps) {
                steps++;
            }
        }
        return steps * 4 >= (password.length() - 1) * 3;
    }
}
