package hotline.classification;

import hotline.classification.text.Segments;
import java.util.HashMap;
import java.util.Map;

/**
 * The first places of the words that wordings join over clauses, in each sentence and in the text: the first that is
 * not negated, or else the first. Read in one pass.
 */
final class SpreadWords {
    private static final int NONE = -1;
    private static final long WHOLE_TEXT = (1L << 32) - 1;

    /** The hit, or below {@link #NONE} where it is negated. */
    private final Map<Long, Integer> firsts = new HashMap<>();

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
            firsts.putIfAbsent(key, asNegated(hit));
        } else if (firsts.getOrDefault(key, NONE) <= NONE) {
            firsts.put(key, hit);
        }
    }

    /** The hit, or -1. */
    int inSentence(int word, int sentence) {
        return hit(key(word, sentence));
    }

    /** The hit, or -1. */
    int inText(int word) {
        return hit(key(word, WHOLE_TEXT));
    }

    private int hit(long key) {
        int first = firsts.getOrDefault(key, NONE);
        return first < NONE ? asNegated(first) : first;
    }

    /** Its own inverse; below {@link #NONE} for every hit. */
    private static int asNegated(int hit) {
        return NONE - 1 - hit;
    }

    private static long key(int word, long sentence) {
        return (long) word << 32 | sentence;
    }
}
