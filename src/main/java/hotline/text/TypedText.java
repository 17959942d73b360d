package hotline.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text that a person typed, pasted or scanned. {@link #words} is for sentences, {@link #line} for names, and
 * {@link #folded} and {@link #identifier} for numbers and codes, which are compared. Each is empty if nothing in it can
 * be seen.
 */
public final class TypedText {
    /** Shorter ones are written without blanks, so that blanks mean something else. */
    private static final int SHORTEST_IN_GROUPS = 8;

    /** What forms and receipts print in front of a number: words before a colon, or words that name a number. */
    private static final Pattern LABEL = Pattern.compile("^(?:[^:\\p{N}]*:"
            + "|[^A-Z\\p{N}]*[单單号號码碼]"
            + "|\\W*(?:EXPRESS |DELIVERY )?(?:WAYBILL|TRACKING|PARCEL|SHIPMENT|CONSIGNMENT|CASE)(?: (?:NUMBER|NO|ID|CODE))?\\b(?!-)"
            + "|\\W*(?:NUMBER\\b|NO\\.))(?=\\P{N}*+\\p{N})");

    /** Marks above and below one letter; names in Thai, Vietnamese, Arabic and Devanagari have no more. */
    private static final int MOST_MARKS = 3;

    private TypedText() {}

    /** No controls but tabs and line ends, no half of a surrogate pair: text that can be stored and shown again. */
    public static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Sentences as they were typed, without blanks and invisible characters around them. */
    public static String words(String typed) {
        int begin = 0;
        while (begin < typed.length() && isNothing(typed.codePointAt(begin))) {
            begin += Character.charCount(typed.codePointAt(begin));
        }
        int end = typed.length();
        while (end > begin && isNothing(typed.codePointBefore(end)) && !isOfCharacterBefore(typed, end)) {
            end -= Character.charCount(typed.codePointBefore(end));
        }
        var words = typed.substring(begin, end);
        return words.codePoints().anyMatch(Characters::isSeen) ? words : "";
    }

    /**
     * A name or another text of one line, in composed characters (NFC): line ends and runs of blanks are one blank,
     * and no character that is invisible or turns the direction of writing is left, nor a pile of marks on a letter.
     */
    public static String line(String written) {
        var typed = Normalizer.normalize(written, Form.NFC);
        var line = new StringBuilder(typed.length());
        boolean blank = false;
        boolean seen = false;
        int before = ' ';
        int marks = 0;
        for (int i = 0; i < typed.length(); ) {
            int c = typed.codePointAt(i);
            i += Character.charCount(c);
            if (Characters.isBlank(c)) {
                blank = true;
                continue;
            }
            marks = Characters.isMark(c) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                continue;
            }
            if (Characters.isVariation(c) ? line.length() == 0 || blank : isLost(c, before, typed, i)) {
                continue;
            }
            if (blank && line.length() > 0) {
                line.append(' ');
            }
            blank = false;
            seen |= Characters.isSeen(c);
            line.appendCodePoint(c);
            before = c;
        }
        return seen ? Normalizer.normalize(line, Form.NFC) : "";
    }

    /** A line in the plainest characters (NFKC): full-width letters and digits are half width, each dash is a hyphen. */
    public static String plain(String typed) {
        var line = line(Normalizer.normalize(typed, Form.NFKC));
        var plain = new StringBuilder(line.length());
        line.codePoints()
                .filter(c -> !Characters.isInvisible(c) && !Characters.isVariation(c))
                .map(c -> isDash(c) ? '-' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** The same in capitals, for numbers and codes that are compared. */
    public static String folded(String typed) {
        return plain(typed).toUpperCase(Locale.ROOT);
    }

    /**
     * A number or code on its own: folded, without its label and punctuation around it, and without the blanks that divide
     * a long number into groups.
     */
    public static String identifier(String typed) {
        var folded = LABEL.matcher(folded(typed)).replaceFirst("");
        int begin = 0;
        while (begin < folded.length() && !isLetterOrDigitAt(folded, begin)) {
            begin += Character.charCount(folded.codePointAt(begin));
        }
        int end = folded.length();
        while (end > begin && !Character.isLetterOrDigit(folded.codePointBefore(end))) {
            end -= Character.charCount(folded.codePointBefore(end));
        }
        var number = folded.substring(begin, end);
        var together = number.replace(" ", "");
        return together.length() >= SHORTEST_IN_GROUPS && !isSeveral(typed, number) ? together : number;
    }

    /** Numbers on separate lines, or each of them long enough to be one. */
    private static boolean isSeveral(String typed, String number) {
        boolean isOnLines = typed.lines().filter(one -> !line(one).isEmpty()).count() > 1;
        return isOnLines
                || Arrays.stream(number.split(" ", -1))
                                .filter(group -> group.length() >= SHORTEST_IN_GROUPS)
                                .count()
                        > 1;
    }

    /** An identifier as it is compared where dashes and blanks only divide it, such as a waybill. */
    public static String undivided(String typed) {
        return identifier(typed).replaceAll("[- ]", "");
    }

    /** Composed characters (NFC), so that a password is the same from every keyboard and system. */
    public static String password(String typed) {
        return Normalizer.normalize(typed, Form.NFC);
    }

    /** Whether it has more than punctuation: a letter, a digit or a picture. */
    public static boolean saysSomething(String text) {
        return text.codePoints()
                .anyMatch(c -> Characters.isSeen(c)
                        && (Character.isLetterOrDigit(c)
                                || Character.getType(c) == Character.OTHER_SYMBOL
                                || Character.getType(c) == Character.UNASSIGNED
                                || Character.getType(c) == Character.PRIVATE_USE));
    }

    /** Whether a person could be called so. */
    public static boolean isName(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static boolean isNothing(int c) {
        return Characters.isBlank(c) || Characters.isInvisible(c) || Characters.isVariation(c);
    }

    private static boolean isOfCharacterBefore(String text, int end) {
        int c = text.codePointBefore(end);
        int start = end - Character.charCount(c);
        return Characters.isVariation(c) && start > 0 && Characters.isSeen(text.codePointBefore(start));
    }

    /** @param next where the character after c begins */
    private static boolean isLost(int c, int before, String typed, int next) {
        return Characters.isInvisible(c)
                && !(next < typed.length() && Characters.joins(c, before, typed.codePointAt(next)));
    }

    private static boolean isLetterOrDigitAt(String text, int index) {
        return Character.isLetterOrDigit(text.codePointAt(index));
    }

    /** Hyphens, dashes and minus signs, and the long vowel mark that Japanese keyboards give for one. */
    private static boolean isDash(int c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION || c == 0x2212 || c == 0x30fc;
    }
}
