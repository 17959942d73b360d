package hotline.phrase;

import hotline.classification.text.TraditionalCharacters;
import hotline.policy.phrase.Forbidden;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Forbidden expressions (T7) as regular expressions that browsers and Java read alike, so that screens find what people write without
 * their own tables: with blanks, dots and invisible characters between Chinese characters, in traditional characters, in full width,
 * and in English in any case, between the bounds of words. Pure.
 */
public final class NeverSaid {
    /** Blanks of one line, invisible characters, and marks by which people hide words. */
    private static final String BETWEEN =
            "[ \\t\\u00a0\\u00ad\\u2000-\\u200d\\u2060\\u3000\\ufeff*\\u00b7\\u2022\\uff0a._~\\uff0e\\uff3f\\uff5e\\-]";

    /** Where the expression has marks itself. */
    private static final String MARKS =
            "[ \\t\\n\\u00a0\\u00ad\\u2000-\\u200d\\u2060\\u3000\\ufeff*\\u00b7\\u2022\\uff0a._~\\uff0e\\uff3f\\uff5e\\-,;:!?\\uff0c\\uff1b\\uff1a\\uff01\\uff1f\\u3001\\u3002\\u2014\\u2026]";

    private static final String APOSTROPHE = "['\\u2018\\u2019\\u02bc\\uff07`\\u00b4]?";
    private static final String LATIN = "A-Za-z0-9\\u00c0-\\u024f\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a";
    private static final String APOSTROPHES = "'’‘＇ʼ`´";
    /** From ASCII to full width. */
    private static final int FULL_WIDTH = 0xfee0;

    private static final Map<Character, List<Character>> TRADITIONAL = traditional();

    private NeverSaid() {}

    /** Both languages: an agent writes either. */
    public static List<String> patterns(Forbidden expression) {
        return List.of(
                chinese(expression.wording().zh()), english(expression.wording().en()));
    }

    static String chinese(String expression) {
        var pattern = new StringBuilder();
        boolean isMarked = false;
        for (int c : expression.codePoints().toArray()) {
            if (!Character.isLetterOrDigit(c)) {
                isMarked = true;
                continue;
            }
            if (pattern.length() > 0) {
                pattern.append(isMarked ? MARKS + "{0,9}" : BETWEEN + "{0,3}");
            }
            pattern.append(variants(c));
            isMarked = false;
        }
        return pattern.toString();
    }

    static String english(String expression) {
        var words = new ArrayList<String>();
        for (String word : expression.split("[^\\p{L}\\p{N}" + APOSTROPHES + "]+", -1)) {
            var pattern = new StringBuilder();
            word.codePoints().forEach(c -> pattern.append(APOSTROPHES.indexOf(c) >= 0 ? APOSTROPHE : variants(c)));
            if (!pattern.isEmpty()) {
                words.add(pattern.toString());
            }
        }
        return "(?<![" + LATIN + "])" + String.join(MARKS + "{1,4}", words) + "(?![" + LATIN + "])";
    }

    /** One character in all its writings. */
    private static String variants(int c) {
        if (c > Character.MAX_VALUE) {
            return Character.toString(c);
        }
        char plain = TraditionalCharacters.simplified(half((char) c));
        var all = new StringBuilder().append(plain);
        if (plain < 0x80) {
            var cased = String.valueOf(plain).toLowerCase(Locale.ROOT)
                    + String.valueOf(plain).toUpperCase(Locale.ROOT);
            all.setLength(0);
            cased.chars().distinct().forEach(one -> all.append((char) one).append((char) (one + FULL_WIDTH)));
        } else {
            TRADITIONAL.getOrDefault(plain, List.of()).forEach(all::append);
            if (Character.isLowerCase(plain) || Character.isUpperCase(plain)) {
                all.append(Character.toLowerCase(plain)).append(Character.toUpperCase(plain));
            }
        }
        return "[" + all + "]";
    }

    private static char half(char c) {
        return c > '\uff00' && c < '\uff5f' ? (char) (c - FULL_WIDTH) : c;
    }

    private static Map<Character, List<Character>> traditional() {
        var all = new HashMap<Character, List<Character>>();
        for (char c = 0x3400; c < 0xa000; c++) {
            char simple = TraditionalCharacters.simplified(c);
            if (simple != c) {
                all.computeIfAbsent(simple, of -> new ArrayList<>()).add(c);
            }
        }
        return all;
    }
}
