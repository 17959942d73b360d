package hotline.classification;

import hotline.classification.text.NormalizedText;
import java.util.BitSet;

/**
 * Finds the negated words: those that directly follow a negation, or follow it with only fillers between (没有任何人员受伤).
 * Anything else between ends the negation (不处理就去法院 is no denial).
 */
final class NegationScope {
    private static final int NONE = -1;
    private static final int MOST_FILLERS = 8;

    private final NormalizedText text;
    private final boolean[] negationEnds;
    private final int[] fillerStart;
    /** Question marks that are answered by a mere negation. */
    private final BitSet denied = new BitSet();

    NegationScope(NormalizedText text) {
        this.text = text;
        negationEnds = new boolean[text.length() + 1];
        fillerStart = new int[text.length() + 1];
    }

    void addNegation(int start, int end) {
        negationEnds[end] = true;
        int before = text.at(start - 1) == ' ' ? start - 2 : start - 1;
        if (text.at(before) == '?' && !Character.isLetterOrDigit(text.at(end)) && !isFollowedByWord(end)) {
            denied.set(before);
        }
    }

    private boolean isFollowedByWord(int end) {
        return text.at(end) == ' ' && Character.isLetterOrDigit(text.at(end + 1));
    }

    /** "Late? No." denies what it asks. */
    boolean isDenied(int end) {
        int at = "吗了么".indexOf(text.at(end)) >= 0 ? end + 1 : end;
        return text.at(at) == '?' && denied.get(at);
    }

    /** 别人, 不错 and the like contain no negation. */
    void removeNegations(int start, int end) {
        for (int i = start + 1; i <= end; i++) {
            negationEnds[i] = false;
        }
    }

    void addFiller(int start, int end) {
        if (fillerStart[end] == 0 || fillerStart[end] > start + 1) {
            fillerStart[end] = start + 1;
        }
    }

    boolean isNegated(int start) {
        return endOfNegation(start) > NONE;
    }

    /** Whether a negation outside of a word before it negates what starts here: 没给 itself says what 没给勺子 denies. */
    boolean isNegated(int start, int wordStart, int wordEnd) {
        int end = endOfNegation(start);
        return end > NONE && (end <= wordStart || end > wordEnd);
    }

    private int endOfNegation(int start) {
        int at = start;
        for (int steps = 0; steps < MOST_FILLERS && at > 0; steps++) {
            if (negationEnds[at]) {
                return at;
            }
            if (text.at(at - 1) == ' ') {
                at--;
            } else if (fillerStart[at] > 0) {
                at = fillerStart[at] - 1;
            } else {
                return NONE;
            }
        }
        return NONE;
    }
}
