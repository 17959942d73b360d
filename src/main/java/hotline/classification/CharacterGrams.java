package hotline.classification;

import hotline.classification.text.NormalizedText;
import hotline.classification.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/**
 * The characters, pairs and triples of them, and Latin words that stand in more than one of some texts, numbered. A
 * feature of only one text says nothing about another. Immutable once seen.
 */
final class CharacterGrams {
    private static final int GOLDEN = 0x9E3779B1;
    private static final int SPREAD_BITS = 15;

    private final int[] keys;
    private final int[] numbers;
    private int count;

    private CharacterGrams(int slots) {
        keys = new int[slots];
        numbers = new int[slots];
    }

    static CharacterGrams seenIn(List<NormalizedText> texts) {
        var found = texts.stream().map(CharacterGrams::hashes).toArray(int[][]::new);
        int all = Arrays.stream(found).mapToInt(hashes -> hashes.length).sum();
        // Half empty at least, however long the texts are.
        int slots = Integer.highestOneBit(Math.max(1, all)) * 4;
        var seen = new CharacterGrams(slots);
        var lastText = new int[slots];
        for (int text = 0; text < found.length; text++) {
            for (int hash : found[text]) {
                int slot = seen.slot(hash);
                boolean isNew = seen.keys[slot] == 0;
                boolean isAnotherText = !isNew && lastText[slot] != text + 1;
                seen.keys[slot] = hash;
                lastText[slot] = text + 1;
                if (isAnotherText && seen.numbers[slot] == 0) {
                    seen.numbers[slot] = ++seen.count;
                }
            }
        }
        return seen.withoutRest();
    }

    private CharacterGrams withoutRest() {
        var kept = new CharacterGrams(Math.max(2, Integer.highestOneBit(count) * 4));
        for (int i = 0; i < keys.length; i++) {
            if (numbers[i] > 0) {
                int slot = kept.slot(keys[i]);
                kept.keys[slot] = keys[i];
                kept.numbers[slot] = numbers[i];
            }
        }
        kept.count = count;
        return kept;
    }

    int count() {
        return count;
    }

    /** The numbers, from 0, of those that a text holds. */
    int[] of(NormalizedText text) {
        var found = hashes(text);
        int size = 0;
        for (int hash : found) {
            int number = numbers[slot(hash)];
            if (number > 0) {
                found[size++] = number - 1;
            }
        }
        return Arrays.copyOf(found, size);
    }

    private int slot(int hash) {
        int mask = keys.length - 1;
        int slot = hash & mask;
        while (keys[slot] != 0 && keys[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static int[] hashes(NormalizedText text) {
        var found = new int[text.length() * 3 + 1];
        int size = 0;
        int word = 0;
        int lastWord = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.at(i);
            if (Normalizer.isLatin(c) || c == '\'') {
                word = word * 31 + c;
                char next = text.at(i + 1);
                if (!Normalizer.isLatin(next) && next != '\'') {
                    found[size++] = hash(word, 4);
                    if (lastWord != 0) {
                        found[size++] = hash(lastWord * 31 + word, 5);
                    }
                    lastWord = word;
                    word = 0;
                }
            } else if (Normalizer.isHan(c)) {
                found[size++] = hash(c, 1);
                if (Normalizer.isHan(text.at(i + 1))) {
                    int pair = c * 31 + text.at(i + 1);
                    found[size++] = hash(pair, 2);
                    if (Normalizer.isHan(text.at(i + 2))) {
                        found[size++] = hash(pair * 31 + text.at(i + 2), 3);
                    }
                }
            }
        }
        return Arrays.copyOf(found, size);
    }

    /** Never 0, which marks an empty slot. */
    private static int hash(int value, int kind) {
        int mixed = (value * 7 + kind) * GOLDEN;
        mixed ^= mixed >>> SPREAD_BITS;
        return mixed == 0 ? 1 : mixed;
    }
}
