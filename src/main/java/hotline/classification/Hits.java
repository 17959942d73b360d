package hotline.classification;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Places of a text where known words stand, in the order of the text; grows as needed. */
final class Hits {
    private long[] keys = new long[64];
    private int[] words = new int[64];
    private int size;

    void add(int word, int start, int end) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            words = Arrays.copyOf(words, size * 2);
        }
        long key = (long) start << 32 | end;
        int at = size++;
        while (at > 0 && keys[at - 1] > key) {
            keys[at] = keys[at - 1];
            words[at] = words[at - 1];
            at--;
        }
        keys[at] = key;
        words[at] = word;
    }

    /** Drops what stands within a longer hit of a word such as these, so that 短信 contains no 短. */
    void removeWithin(IntPredicate isCovering) {
        int kept = 0;
        int coveredTo = 0;
        int coveredFrom = 0;
        for (int i = 0; i < size; i++) {
            // Of equal starts the shorter comes first, so a covering word may stand behind what it covers.
            boolean isShorter = start(i) > coveredFrom || end(i) < coveredTo;
            boolean isCovered =
                    end(i) <= coveredTo && isShorter && !isCovering.test(words[i]) || isWithinNext(i, isCovering);
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
