package hotline.classification;

import hotline.classification.text.NormalizedText;
import hotline.classification.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All words of a lexicon, found in one pass over a text. */
final class WordIndex {

    /** One writing of a word; a Latin one, or a number, must stand alone unless it is marked as a beginning. */
    private record Writing(int word, boolean isBeginning) {}

    static final class Builder {
        private final Map<String, List<Writing>> writings = new HashMap<>();
        private final Map<String, Integer> numbers = new HashMap<>();

        /** The number of a word that may be written in several ways. */
        int word(String name, Supplier<List<String>> phrases) {
            var known = numbers.get(name);
            if (known != null) {
                return known;
            }
            int number = numbers.size();
            numbers.put(name, number);
            for (var phrase : phrases.get()) {
                boolean isBeginning = phrase.endsWith("*");
                var plain =
                        new String(Normalizer.normalize(isBeginning ? phrase.substring(0, phrase.length() - 1) : phrase)
                                .chars());
                writings.computeIfAbsent(plain, any -> new ArrayList<>()).add(new Writing(number, isBeginning));
            }
            return number;
        }

        int size() {
            return numbers.size();
        }

        WordIndex build() {
            var index = new WordIndex();
            writings.forEach((plain, all) -> index.put(plain, all.toArray(Writing[]::new)));
            return index;
        }
    }

    private static final int LEAST_SLOTS = 1 << 10;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int CHAR_BITS = 16;

    // A tree of characters in one open hash table: from a node, by a character, to the next. It is built in a few
    // milliseconds, where a double array takes a tenth of a second of a server's start, and finds as fast, because most
    // places of a text start no word.
    private long[] keys = new long[LEAST_SLOTS];
    private int[] nodes = new int[LEAST_SLOTS];
    private Writing[][] writingsAt = new Writing[LEAST_SLOTS][];
    private int size = 1;

    private WordIndex() {}

    private void put(String plain, Writing[] writings) {
        int node = 0;
        for (int i = 0; i < plain.length(); i++) {
            if (size * 2 >= keys.length) {
                grow();
            }
            long key = key(node, plain.charAt(i));
            int slot = slot(key);
            if (keys[slot] == 0) {
                keys[slot] = key;
                nodes[slot] = size++;
            }
            node = nodes[slot];
        }
        writingsAt[node] = writings;
    }

    private void grow() {
        var oldKeys = keys;
        var oldNodes = nodes;
        keys = new long[oldKeys.length * 2];
        nodes = new int[keys.length];
        writingsAt = Arrays.copyOf(writingsAt, keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                nodes[slot] = oldNodes[i];
            }
        }
    }

    /** Never 0, because no text holds the character 0 as part of a word. */
    private static long key(int node, char c) {
        return ((long) node << CHAR_BITS) | c;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * SPREAD) >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    void find(NormalizedText text, Hits hits, Effort effort) {
        var chars = text.chars();
        for (int begin = 0; begin < chars.length; begin++) {
            if (isInside(text, begin) || (Character.isDigit(chars[begin]) && isGrownToCode(text, begin))) {
                continue;
            }
            int node = 0;
            int end = begin;
            for (; end < chars.length && chars[end] != 0; end++) {
                node = nodes[slot(key(node, chars[end]))];
                if (node == 0) {
                    break;
                }
                if (writingsAt[node] != null) {
                    add(writingsAt[node], begin, end + 1, isCut(text, end + 1), hits);
                    effort.spend(writingsAt[node].length);
                }
            }
            effort.spend(end - begin);
        }
    }

    private static void add(Writing[] writings, int begin, int end, boolean cutAfter, Hits hits) {
        for (var writing : writings) {
            if (!cutAfter || writing.isBeginning) {
                hits.add(writing.word, begin, end);
            }
        }
    }

    private static boolean isCut(NormalizedText text, int end) {
        return isInside(text, end) || (Character.isDigit(text.at(end - 1)) && isContinuedAsCode(text, end));
    }

    /** The waybills HD12345 and HD-12345 do not call the citizens' line 12345. */
    private static boolean isGrownToCode(NormalizedText text, int begin) {
        char before = text.at(begin - 1);
        boolean isJoined = "-_".indexOf(before) >= 0 && isLatinOrDigit(text.at(begin - 2));
        return Normalizer.isLatin(before) || before == '#' || isJoined;
    }

    private static boolean isContinuedAsCode(NormalizedText text, int end) {
        char after = text.at(end);
        boolean isJoined = "-_".indexOf(after) >= 0 && isLatinOrDigit(text.at(end + 1));
        return Normalizer.isLatin(after) || isJoined || (after == '.' && Character.isDigit(text.at(end + 1)));
    }

    private static boolean isLatinOrDigit(char c) {
        return Normalizer.isLatin(c) || Character.isDigit(c);
    }

    /** Whether a place lies within a Latin word or a number, so that no other begins or ends there. */
    private static boolean isInside(NormalizedText text, int at) {
        char before = text.at(at - 1);
        char after = text.at(at);
        return (Normalizer.isLatin(before) && Normalizer.isLatin(after))
                || (Character.isDigit(before) && Character.isDigit(after));
    }
}
