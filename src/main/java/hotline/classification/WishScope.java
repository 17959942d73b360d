package hotline.classification;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells what a customer demands, hopes or was promised from what happened: after such a word ("find it at once",
 * 请尽快找回) the clause speaks of a wish, up to a word that tells a fact (后来, 才, was). A line of its own below the
 * first is often the demand alone, so there a wish reaches to the end of its sentence and a bare verb may open it.
 */
final class WishScope {
    /** 了 behind a verb tells that it happened. */
    private static final char HAPPENED = '了';

    private final NormalizedText text;
    private final Segments segments;
    private final List<int[]> wishes = new ArrayList<>();
    private final List<int[]> facts = new ArrayList<>();

    WishScope(NormalizedText text, Segments segments) {
        this.text = text;
        this.segments = segments;
    }

    void addWish(int start, int end) {
        wishes.add(new int[] {start, end});
    }

    /** A verb that alone opens a later line, and so demands what it says. */
    void addDemand(int start) {
        if (start > 0 && opensLine(start)) {
            wishes.add(new int[] {start, start});
        }
    }

    void addFact(int start, int end) {
        facts.add(new int[] {start, end});
    }

    boolean isWished(int start, int end) {
        if (wishes.isEmpty() || text.at(end) == HAPPENED) {
            return false;
        }
        for (var wish : wishes) {
            boolean isWithin = wish[1] <= start
                    && (segments.sameClause(wish[0], start)
                            || isOnLaterLine(wish[0]) && segments.sameSentence(wish[0], start));
            if (isWithin && !isTold(wish[1], start)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTold(int from, int to) {
        for (var fact : facts) {
            if (fact[0] >= from && fact[1] <= to) {
                return true;
            }
        }
        return false;
    }

    private boolean opensLine(int start) {
        int before = text.at(start - 1) == ' ' ? start - 2 : start - 1;
        return text.at(before) == '\n';
    }

    private boolean isOnLaterLine(int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (text.at(i) == '\n') {
                return true;
            }
        }
        return false;
    }
}
