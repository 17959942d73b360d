package hotline.classification;

import java.util.Arrays;

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
