package hotline.network;

import java.util.Locale;
import java.util.Optional;

/**
 * A unit that fits the typed text.
 *
 * @param rank the lower, the better it fits
 */
record FoundUnit(Unit unit, int rank, int length) implements Comparable<FoundUnit> {

    /** A unit with its names as they are searched. */
    record Sought(Unit unit, String code, SpokenName chinese, String english) {

        static Sought of(Unit unit) {
            return new Sought(
                    unit,
                    unit.code().toLowerCase(Locale.ROOT),
                    new SpokenName(unit.name().zh()),
                    Readings.folded(unit.name().en()));
        }

        /** @param typed folded */
        Optional<FoundUnit> found(String typed) {
            int rank = rank(typed);
            return rank < 0 ? Optional.empty() : Optional.of(new FoundUnit(unit, rank, chinese.length()));
        }

        private int rank(String typed) {
            var name = chinese.folded();
            if (code.equals(typed) || name.equals(typed) || english.equals(typed)) {
                return 0;
            }
            if (code.startsWith(typed)) {
                return 1;
            }
            if (name.startsWith(typed) || english.startsWith(typed)) {
                return 2;
            }
            if (name.contains(typed)) {
                return 3;
            }
            int spoken = chinese.spoken(typed);
            if (spoken >= 0) {
                return spoken == 0 ? 4 : 5;
            }
            return english.contains(typed) ? 6 : -1;
        }
    }

    @Override
    public int compareTo(FoundUnit other) {
        int byRank = Integer.compare(rank, other.rank);
        int byLength = byRank == 0 ? Integer.compare(length, other.length) : byRank;
        return byLength == 0 ? unit.code().compareTo(other.unit.code()) : byLength;
    }
}
