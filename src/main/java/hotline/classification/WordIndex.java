package hotline.classification;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All words of a lexicon, found in one pass over a text. */
final class WordIndex {

    /** One writing of a word; a Latin one must stand alone unless it is marked as a beginning. */
    private record Writing(int word, boolean isBeginning) {}

    static final class Builder {
        private final Map<String, List<Writing>> writings = new HashMap<>();
        private final Map<String, Integer> numbers = new HashMap<>();

        /** The number of a word that may be written in several ways. */
        int word(String name, List<String> phrases) {
            var known = numbers.get(name);
            if (known != null) {
                return known;
            }
            int number = numbers.size();
            numbers.put(name, number);
            for (var phrase : phrases) {
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
            var trie = new AhoCorasickDoubleArrayTrie<Writing[]>();
            var sorted = new TreeMap<String, Writing[]>();
            writings.forEach((plain, all) -> sorted.put(plain, all.toArray(Writing[]::new)));
            trie.build(sorted);
            return new WordIndex(trie);
        }
    }

    private final AhoCorasickDoubleArrayTrie<Writing[]> trie;

    private WordIndex(AhoCorasickDoubleArrayTrie<Writing[]> trie) {
        this.trie = trie;
    }

    void find(NormalizedText text, Hits hits) {
        trie.parseText(text.chars(), (begin, end, writings) -> {
            boolean cutBefore = isInsideLatinWord(text, begin);
            if (cutBefore) {
                return;
            }
            boolean cutAfter = isInsideLatinWord(text, end);
            for (var writing : writings) {
                if (!cutAfter || writing.isBeginning) {
                    hits.add(writing.word, begin, end);
                }
            }
        });
    }

    private static boolean isInsideLatinWord(NormalizedText text, int at) {
        return Normalizer.isLatin(text.at(at - 1)) && Normalizer.isLatin(text.at(at));
    }
}
