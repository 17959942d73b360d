package hotline.told;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** The last four digits of a customer's telephone number, by which mails' links and codes know who opens them. Pure. */
final class LastDigits {
    private static final int DIGITS = 4;
    private static final int LONGEST_TYPED = 40;

    private LastDigits() {}

    /** In constant time; fewer than four match nothing. */
    static boolean match(String phone, String typed) {
        var given = all(typed);
        return MessageDigest.isEqual(
                        last(all(phone)).getBytes(UTF_8), last(given).getBytes(UTF_8))
                && given.length() >= DIGITS;
    }

    static String of(String typed) {
        return last(all(typed));
    }

    /** In any script and width. */
    static String all(String text) {
        var digits = new StringBuilder();
        text.substring(0, Math.min(LONGEST_TYPED, text.length()))
                .codePoints()
                .filter(Character::isDigit)
                .forEach(one -> digits.append(Character.digit(one, 10)));
        return digits.toString();
    }

    private static String last(String digits) {
        return digits.substring(Math.max(0, digits.length() - DIGITS));
    }
}
