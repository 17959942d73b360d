package hotline.classification;

import hotline.classification.text.NormalizedText;
import hotline.classification.text.Segments;
import java.util.Arrays;
import java.util.Optional;

/**
 * Separates wishes and promises from facts: after such a word ("find it at once", 请尽快找回) the clause speaks of a wish,
 * up to a word that marks a fact (后来, 才, was). A separate line below the first is often the demand alone, so there a
 * wish reaches to the end of its sentence and a bare verb may open it.
 */
final class WishScope {
    /** 了 behind a verb says that it happened. */
    private static final char HAPPENED = '了';

    private static final int NONE = -1;

    private final NormalizedText text;
    private final Segments segments;
    private final int secondLine;
    /** For each place the latest start of a wish that ends there. */
    private final int[] wishEndingAt;
    /** For each place the latest start of a fact that ends there. */
    private final int[] factEndingAt;

    private boolean hasWish;
    /** Read once all wishes are known. */
    private Optional<Reach> reach = Optional.empty();

    /**
     * How far wishes and facts reach.
     *
     * @param wishBefore for each place the latest end of a wish that reaches it
     * @param factBefore for each place the latest start of a fact before it
     */
    // Read in the innermost loop; no two are compared.
    @SuppressWarnings("ArrayRecordComponent")
    private record Reach(int[] wishBefore, int[] factBefore) {
        boolean isWished(int at) {
            return wishBefore[at] != NONE && factBefore[at] < wishBefore[at];
        }
    }

    WishScope(NormalizedText text, Segments segments) {
        this.text = text;
        this.segments = segments;
        secondLine = secondLine(text);
        wishEndingAt = places(text);
        factEndingAt = places(text);
    }

    private static int secondLine(NormalizedText text) {
        int at = 0;
        while (at < text.length() && text.at(at) != '\n') {
            at++;
        }
        return at + 1;
    }

    private static int[] places(NormalizedText text) {
        var places = new int[text.length() + 1];
        Arrays.fill(places, NONE);
        return places;
    }

    void addWish(int start, int end) {
        hasWish = true;
        wishEndingAt[end] = Math.max(wishEndingAt[end], start);
    }

    /** A verb that alone opens a later line, and so is a demand. */
    void addDemand(int start) {
        if (start > 0 && opensLine(start)) {
            addWish(start, start);
        }
    }

    void addFact(int start, int end) {
        factEndingAt[end] = Math.max(factEndingAt[end], start);
    }

    boolean isWished(int start, int end) {
        if (!hasWish || text.at(end) == HAPPENED) {
            return false;
        }
        if (reach.isEmpty()) {
            reach = Optional.of(readPlaces());
        }
        return reach.get().isWished(start);
    }

    /** Of several wishes that reach a place the latest counts: the fewest facts follow it. */
    private Reach readPlaces() {
        var wishBefore = places(text);
        var factBefore = places(text);
        int inClause = NONE;
        int inSentence = NONE;
        int fact = NONE;
        for (int at = 0; at <= text.length(); at++) {
            if (at > 0 && !segments.sameClause(at - 1, at)) {
                inClause = NONE;
            }
            if (at > 0 && !segments.sameSentence(at - 1, at)) {
                inSentence = NONE;
            }
            int wish = wishEndingAt[at];
            if (wish != NONE && segments.sameClause(wish, at)) {
                inClause = at;
            }
            if (wish >= secondLine && segments.sameSentence(wish, at)) {
                inSentence = at;
            }
            fact = Math.max(fact, factEndingAt[at]);
            wishBefore[at] = Math.max(inClause, inSentence);
            factBefore[at] = fact;
        }
        return new Reach(wishBefore, factBefore);
    }

    private boolean opensLine(int start) {
        int before = text.at(start - 1) == ' ' ? start - 2 : start - 1;
        return text.at(before) == '\n';
    }
}
