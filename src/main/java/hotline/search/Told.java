package hotline.search;

import java.time.Instant;
import java.util.Comparator;

/**
 * What was told with a complaint, as it is stored.
 *
 * @param text what happened and what is wanted, on separate lines
 * @param nearness how near to each other the sought words stand in it
 */
record Told(long complaint, String text, boolean hasEnded, Instant receivedAt, Nearness nearness) {
    /** What has the words as they were typed first, then open ones, then the newest. */
    static final Comparator<Told> BEST_FIRST = Comparator.comparing(Told::nearness)
            .thenComparing(Told::hasEnded)
            .thenComparing(Told::receivedAt, Comparator.reverseOrder())
            .thenComparing(Told::complaint, Comparator.reverseOrder());

    Told withWords(Nearness near) {
        return new Told(complaint, text, hasEnded, receivedAt, near);
    }
}
