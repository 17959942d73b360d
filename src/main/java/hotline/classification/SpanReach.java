package hotline.classification;

import hotline.classification.text.Span;
import java.util.Collection;

/** How far spans reach: for each place the furthest end of those that begin there or before. Read in one pass. */
final class SpanReach {
    private final int[] furthest;

    SpanReach(int textLength, Collection<? extends Span> spans) {
        furthest = new int[textLength + 1];
        for (var span : spans) {
            furthest[span.start()] = Math.max(furthest[span.start()], span.end());
        }
        for (int at = 1; at <= textLength; at++) {
            furthest[at] = Math.max(furthest[at], furthest[at - 1]);
        }
    }

    /** Whether one of them holds all of it. */
    boolean covers(Span span) {
        return furthest[span.start()] >= span.end();
    }

    /** Whether a longer one holds all of it. */
    boolean coversWithMore(Span span) {
        return furthest[span.start()] > span.end() || (span.start() > 0 && furthest[span.start() - 1] >= span.end());
    }

    /** Whether one of them has a character in common with it. */
    boolean overlaps(Span span) {
        return span.end() > 0 && furthest[span.end() - 1] > span.start();
    }
}
