package hotline.joining;

import hotline.customer.CustomerNames;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Decides whether a complaint that was found by an index may be about the same matter. Two that name different waybills are not: one
 * customer has many parcels, and a branch's parcels are late in the same words. Pure; costs processor time.
 */
final class Likeness {
    /** Of the pairs of neighbouring characters in both texts, twice as many as are shared. */
    private static final double ENOUGH = 0.6;

    /** Shorter texts, such as 快递没收到, say too little. */
    private static final int FEWEST_PAIRS = 12;

    private static final int LONGEST = 1_000;

    private Likeness() {}

    /** A complaint that an index gave for that reason. */
    record Candidate(SameMatter why, Described other) {}

    static boolean holds(Described complaint, Candidate candidate) {
        var other = candidate.other();
        boolean areOfTwoWaybills = complaint.waybill().isPresent()
                && other.waybill().isPresent()
                && !complaint.plainWaybill().equals(other.plainWaybill());
        return switch (candidate.why()) {
            case WAYBILL -> true;
            case CUSTOMER -> !areOfTwoWaybills && CustomerNames.fit(complaint.complainant(), other.complainant());
            case TEXT -> !areOfTwoWaybills && areAlike(complaint.description(), other.description());
        };
    }

    static boolean areAlike(String one, String other) {
        var first = pairs(one);
        var second = pairs(other);
        if (first.size() < FEWEST_PAIRS || second.size() < FEWEST_PAIRS) {
            return false;
        }
        int sum = first.size() + second.size();
        first.retainAll(second);
        return 2.0 * first.size() >= ENOUGH * sum;
    }

    /** Of neighbouring letters and digits, in small letters; blanks and marks count for nothing. */
    private static Set<Long> pairs(String text) {
        var letters = text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(LONGEST)
                .toArray();
        var pairs = new HashSet<Long>();
        for (int i = 1; i < letters.length; i++) {
            pairs.add((long) letters[i - 1] << Integer.SIZE | letters[i]);
        }
        return pairs;
    }
}
