package hotline.joining;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The pairs of neighbouring letters and digits of texts, in small letters, each text cut once. Blanks and marks count for nothing. */
final class Texts {
    private static final int LONGEST = 1_000;

    private final Map<String, long[]> cut = new HashMap<>();

    /** Sorted, each pair once. */
    long[] pairs(String text) {
        return cut.computeIfAbsent(text, Texts::cut);
    }

    private static long[] cut(String text) {
        var letters = text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(LONGEST)
                .toArray();
        var pairs = new long[Math.max(0, letters.length - 1)];
        for (int i = 1; i < letters.length; i++) {
            pairs[i - 1] = (long) letters[i - 1] << Integer.SIZE | letters[i];
        }
        return Arrays.stream(pairs).sorted().distinct().toArray();
    }

    /** How many pairs both have. */
    static int shared(long[] one, long[] other) {
        int shared = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            if (one[i] == other[j]) {
                shared++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared;
    }
}
