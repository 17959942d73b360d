package hotline.classification.number;

import hotline.classification.text.NormalizedText;
import hotline.classification.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/** Reads English numbers in words: two, twenty-five, a hundred, ten grand, third. */
final class EnglishNumeral {
    private static final Map<String, Integer> SMALL = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90),
            Map.entry("couple", 2),
            Map.entry("several", 3),
            Map.entry("few", 3));
    private static final Map<String, Integer> ORDINALS =
            Map.of("first", 1, "second", 2, "third", 3, "fourth", 4, "fifth", 5, "sixth", 6, "seventh", 7, "tenth", 10);
    private static final Map<String, Integer> MAGNITUDES =
            Map.of("hundred", 100, "thousand", 1_000, "grand", 1_000, "million", 1_000_000, "dozen", 12, "k", 1_000);

    private EnglishNumeral() {}

    static Optional<Numeral> at(NormalizedText text, int start) {
        int end = wordEnd(text, start);
        var word = new String(text.chars(), start, end - start);
        var ordinal = ORDINALS.get(word);
        if (ordinal != null) {
            return Optional.of(new Numeral(ordinal, start, end, true, true));
        }
        var small = SMALL.get(word);
        if (small == null) {
            return Optional.empty();
        }
        double value = small;
        boolean isBare = true;
        boolean isArticle = word.equals("a") || word.equals("an");
        while (text.at(end) == ' ' || text.at(end) == '-') {
            int next = end + 1;
            int nextEnd = wordEnd(text, next);
            var following = new String(text.chars(), next, nextEnd - next);
            double magnitude = magnitude(text, next);
            var more = SMALL.get(following);
            if (magnitude > 1) {
                value *= magnitude;
                isBare = false;
            } else if (more != null && (isArticle || (value >= 20 && more < 10) || value >= 100)) {
                value = isArticle ? more : value + more;
            } else if (!((following.equals("of") && word.equals("couple")) || (following.equals("and") && !isBare))) {
                break;
            }
            isArticle = false;
            end = nextEnd;
        }
        return Optional.of(new Numeral(value, start, end, false, isBare));
    }

    static double magnitude(NormalizedText text, int start) {
        int end = wordEnd(text, start);
        return end - start > 8 ? 1 : MAGNITUDES.getOrDefault(new String(text.chars(), start, end - start), 1);
    }

    static int wordEnd(NormalizedText text, int start) {
        int end = start;
        while (Normalizer.isLatin(text.at(end))) {
            end++;
        }
        return end;
    }
}
