package hotline.classification;

import hotline.classification.text.NormalizedText;

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

    NegationScope(NormalizedText text) {
        this.text = text;
        negationEnds = new boolean[text.length() + 1];
        fillerStart = new int[text.length() + 1];
    }

    void addNegation(int end) {
        negationEnds[end] = true;
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
