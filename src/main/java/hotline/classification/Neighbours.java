package hotline.classification;

import java.util.List;

/** Matches in the order of the text; a place looks only at those near it, however many there are. */
final class Neighbours {
    private final Effort effort;
    private final List<Match> matches;
    private final int longest;

    /** @param matches in the order of their starts */
    Neighbours(Effort effort, List<Match> matches) {
        this.effort = effort;
        this.matches = matches;
        int most = 0;
        for (var match : matches) {
            most = Math.max(most, match.end() - match.start());
        }
        longest = most;
    }

    boolean isEmpty() {
        return matches.isEmpty();
    }

    /** All that have a character from there to there, in their order, and maybe some before. A character is at least 1 wide. */
    List<Match> between(int from, int to) {
        if (matches.isEmpty()) {
            return matches;
        }
        var near = matches.subList(firstFrom(from - longest), firstFrom(to + 1));
        effort.spend(near.size());
        return near;
    }

    private int firstFrom(int start) {
        int low = 0;
        int high = matches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (matches.get(middle).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
