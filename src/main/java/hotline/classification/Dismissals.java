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
        boolean isAny = reading.matches.stream().anyMatch(match -> match.is(LexiconSign.DISMISSED));
        contrasts = isAny ? contrastsBefore(reading) : new int[0];
        reading.matches.stream()
                .filter(match -> match.is(LexiconSign.DISMISSED))
                .forEach(match -> stretches.set(stretchOf(match)));
    }

    private static int[] contrastsBefore(TextReading reading) {
        var contrasts = new int[reading.text.length() + 1];
        for (var match : reading.matches) {
            if (match.is(LexiconSign.CONTRAST)) {
                contrasts[match.start()] = 1;
            }
        }
        for (int at = 1; at < contrasts.length; at++) {
            contrasts[at] += contrasts[at - 1];
        }
        return contrasts;
    }

    boolean cover(Match match) {
        return contrasts.length > 0 && stretches.get(stretchOf(match));
    }

    /** Each end of a clause and each contrast begins the next one. */
    private int stretchOf(Match match) {
        return reading.segments.clauseAt(match.start()) + contrasts[match.start()];
    }
}
