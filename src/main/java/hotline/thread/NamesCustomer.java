package hotline.thread;

import hotline.complaint.Report;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds in a text what a branch may not learn of a customer: telephone number, e-mail address, name. Characters that no one sees, width, case and
 * Chinese numerals hide nothing. Pure.
 */
final class NamesCustomer {
    /** So many last digits of a number tell whose it is; a shorter number does as a whole, from {@link #SHORTEST_PHONE} on. */
    private static final int TELLING = 7;

    private static final int SHORTEST_PHONE = 5;
    /** A name of one Chinese character, or of two letters, is in many texts. */
    private static final int SHORTEST_NAME = 2;

    private static final int SHORTEST_WORD = 3;

    private static final String NUMERALS = "零一二三四五六七八九";
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern BLANKS = Pattern.compile("[\\s·•・.,，。、-]+");
    private static final Pattern TITLE = Pattern.compile("(先生|女士|小姐|太太|老师|师傅|经理)$|^(mr|mrs|ms|miss|dr)\\b\\.?\\s*");
    /** What people write between the digits of one number. */
    private static final Pattern BETWEEN = Pattern.compile("(?<=[0-9])[ \\t\\-–—.·/()+,_*]{1,3}(?=[0-9])");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private NamesCustomer() {}

    /** What it names of the complainant, in words; empty where nothing. */
    static Optional<String> in(String text, Report report) {
        var folded = folded(text);
        if (tellsPhone(folded, report.phone().replaceAll("\\D", ""))) {
            return Optional.of("the customer's telephone number");
        }
        if (report.email().filter(address -> folded.contains(folded(address))).isPresent()) {
            return Optional.of("the customer's e-mail address");
        }
        return tellsName(folded, folded(report.complainant())) ? Optional.of("the customer's name") : Optional.empty();
    }

    private static boolean tellsPhone(String text, String phone) {
        if (phone.length() < SHORTEST_PHONE) {
            return false;
        }
        boolean isShort = phone.length() < TELLING;
        var telling = phone.substring(Math.max(0, phone.length() - TELLING));
        return NUMBER.matcher(BETWEEN.matcher(numeralsAsDigits(text)).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .anyMatch(digits -> isShort ? digits.equals(telling) : digits.contains(telling));
    }

    private static boolean tellsName(String text, String whole) {
        var name = TITLE.matcher(whole).replaceAll("").strip();
        if (name.codePoints().anyMatch(Character::isIdeographic)) {
            var joined = joined(name);
            return joined.codePointCount(0, joined.length()) >= SHORTEST_NAME
                    && joined(text).contains(joined);
        }
        long letters = name.codePoints().filter(Character::isLetter).count();
        var words = Pattern.quote(name).replaceAll("\\s+", "\\\\E\\\\s+\\\\Q");
        return letters >= SHORTEST_WORD
                && Pattern.compile("(?<![\\p{L}\\p{N}])" + words + "(?![\\p{L}\\p{N}])")
                        .matcher(text)
                        .find();
    }

    private static String folded(String text) {
        return INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String joined(String text) {
        return BLANKS.matcher(text).replaceAll("");
    }

    private static String numeralsAsDigits(String text) {
        var digits = new StringBuilder(text.length());
        text.chars().forEach(character -> {
            int value = NUMERALS.indexOf(character == '〇' ? '零' : character == '幺' ? '一' : character);
            digits.append((char) (value < 0 ? character : '0' + value));
        });
        return digits.toString();
    }
}
