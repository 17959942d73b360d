package hotline.classification;

import hotline.classification.text.Segments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The places of the words that wordings join over clauses, in each sentence and in the text. Of several the next after
 * the word before counts, or else the first; one that is negated only where no other stands. Read in one pass.
 */
final class SpreadWords {
    private static final int NONE = -1;
    private static final long WHOLE_TEXT = (1L << 32) - 1;

    /** Hits that are not negated, in the order of the text. */
    private final Map<Long, List<Integer>> told = new HashMap<>();

    private final Map<Long, Integer> firstNegated = new HashMap<>();

    SpreadWords(CompiledLexicon lexicon, Hits hits, Segments segments, NegationScope negations) {
        for (int hit = 0; hit < hits.size(); hit++) {
            int word = hits.word(hit);
            if (lexicon.isSpread(word)) {
                boolean negated = negations.isNegated(hits.start(hit));
                add(key(word, segments.sentenceAt(hits.start(hit))), hit, negated);
                add(key(word, WHOLE_TEXT), hit, negated);
            }
        }
    }

    private void add(long key, int hit, boolean negated) {
        if (negated) {
            firstNegated.putIfAbsent(key, hit);
        } else {
            told.computeIfAbsent(key, any -> new ArrayList<>()).add(hit);
        }
    }

    /** The hit, or -1. */
    int inSentence(int word, int sentence, int previous) {
        return hit(key(word, sentence), previous);
    }

    /** The hit, or -1. */
    int inText(int word, int previous) {
        return hit(key(word, WHOLE_TEXT), previous);
    }

    private int hit(long key, int previous) {
        var places = told.get(key);
        if (places == null) {
            return firstNegated.getOrDefault(key, NONE);
        }
        int found = Collections.binarySearch(places, previous);
        int next = found >= 0 ? found + 1 : -found - 1;
        return places.get(next < places.size() ? next : 0);
    }

    private static long key(int word, long sentence) {
        return (long) word << 32 | sentence;
    }
}
