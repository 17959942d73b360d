package hotline.classification;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Places of a text where known words stand, in the order of the text; grows as needed. */
final class Hits {
    private long[] keys = new long[64];
    private int[] words = new int[64];
    private int size;

    /** Adds a hit behind the others; {@link #order} sorts hits added out of order. */
    void add(int word, int start, int end) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            words = Arrays.copyOf(words, size * 2);
        }
        keys[size] = (long) start << 32 | end;
        words[size++] = word;
    }

    /** By start, then by end, then as added; in time linear in the text and the hits. */
    void order(int textLength) {
        sort(textLength, this::end);
        sort(textLength, this::start);
    }

    private void sort(int textLength, IntUnaryOperator by) {
        var place = new int[textLength + 2];
        for (int i = 0; i < size; i++) {
            place[by.applyAsInt(i) + 1]++;
        }
        for (int at = 1; at < place.length; at++) {
            place[at] += place[at - 1];
        }
        var sortedKeys = new long[keys.length];
        var sortedWords = new int[words.length];
        for (int i = 0; i < size; i++) {
            int to = place[by.applyAsInt(i)]++;
            sortedKeys[to] = keys[i];
            sortedWords[to] = words[i];
        }
        keys = sortedKeys;
        words = sortedWords;
    }

    /** Drops hits within a longer hit of a word such as these, so that 短信 contains no 短. */
    void removeWithin(IntPredicate isCovering) {
        int kept = 0;
        int coveredTo = 0;
        int coveredFrom = 0;
        for (int i = 0; i < size; i++) {
            // Of equal starts the shorter comes first, so a covering word may come after the covered one.
            boolean isShorter = start(i) > coveredFrom || end(i) < coveredTo;
            boolean isCovered =
                    (end(i) <= coveredTo && isShorter && !isCovering.test(words[i])) || isWithinNext(i, isCovering);
            if (isCovering.test(words[i]) && end(i) > coveredTo) {
                coveredFrom = start(i);
                coveredTo = end(i);
            }
            if (!isCovered) {
                keys[kept] = keys[i];
                words[kept++] = words[i];
            }
        }
        size = kept;
    }

    private boolean isWithinNext(int i, IntPredicate isCovering) {
        for (int next = i + 1; next < size && start(next) == start(i); next++) {
            if (isCovering.test(words[next]) && end(next) > end(i) && !isCovering.test(words[i])) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return size;
    }

    int word(int i) {
        return words[i];
    }

    int start(int i) {
        return (int) (keys[i] >>> 32);
    }

    int end(int i) {
        return (int) keys[i];
    }
}
