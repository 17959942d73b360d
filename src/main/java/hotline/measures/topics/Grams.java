package hotline.measures.topics;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The runs of two to six letters of a text, each once. Digits and signs part them: numbers of waybills are no words. */
final class Grams {
    private static final int SHORTEST = 2;
    static final int LONGEST = 6;

    private Grams() {}

    static Set<String> of(String text) {
        var grams = new LinkedHashSet<String>();
        int begin = 0;
        var lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i <= lower.length(); i++) {
            if (i == lower.length() || !Character.isLetter(lower.charAt(i))) {
                add(grams, lower.substring(begin, i));
                begin = i + 1;
            }
        }
        return grams;
    }

    private static void add(Set<String> grams, String letters) {
        for (int from = 0; from + SHORTEST <= letters.length(); from++) {
            for (int to = from + SHORTEST; to <= Math.min(letters.length(), from + LONGEST); to++) {
                grams.add(letters.substring(from, to));
            }
        }
    }
}
