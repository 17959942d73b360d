package hotline.classification;

import hotline.policy.LexiconSign;
import java.util.BitSet;

/**
 * What the customer mentions but does not complain about: the clause of such words as "never mind" or "was very polite",
 * up to a word of contrast, because what follows "but" counts.
 */
final class Dismissals {
    private final TextReading reading;
    private final int[] contrasts;
    private final BitSet stretches = new BitSet();

    Dismissals(TextReading reading) {
        this.reading = reading;
        contrasts = new int[reading.text.length() + 1];
        for (var match : reading.matches) {
            if (match.is(LexiconSign.CONTRAST)) {
                contrasts[match.start()] = 1;
            }
        }
        for (int at = 1; at < contrasts.length; at++) {
            contrasts[at] += contrasts[at - 1];
        }
        for (var match : reading.matches) {
            if (match.is(LexiconSign.DISMISSED)) {
                stretches.set(stretchOf(match));
            }
        }
    }

    boolean cover(Match match) {
        return stretches.get(stretchOf(match));
    }

    /** Each end of a clause and each contrast begins the next one. */
    private int stretchOf(Match match) {
        return reading.segments.clauseAt(match.start()) + contrasts[match.start()];
    }
}
