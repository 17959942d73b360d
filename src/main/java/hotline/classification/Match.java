package hotline.classification;

import hotline.classification.text.Span;
import hotline.policy.LexiconSign;

/**
 * A wording found in a text.
 *
 * @param start position in the normalised text
 * @param end after its last character
 * @param negated a negation turns it into its contrary
 * @param wished demanded, hoped for or promised, so no fact
 */
record Match(Wording wording, int start, int end, boolean negated, boolean wished) implements Span {

    /** Neither denied nor only wished for. */
    boolean isTold() {
        return !negated && !wished;
    }

    boolean is(LexiconSign sign) {
        return wording.is(sign);
    }

    Match asNegated() {
        return new Match(wording, start, end, true, wished);
    }
}
