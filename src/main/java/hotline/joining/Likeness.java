package hotline.joining;

import hotline.customer.CustomerNames;
import hotline.text.Waybills;

/**
 * Decides whether a complaint that was found by an index may be about the same matter. Two that name different waybills are not: one
 * customer has many parcels, and a branch's parcels are late in the same words. Pure; costs processor time.
 */
final class Likeness {
    /** Of the pairs of neighbouring characters in both texts, twice as many as are shared. */
    private static final double ENOUGH = 0.6;

    /** Shorter texts, such as 快递没收到, say too little. */
    private static final int FEWEST_PAIRS = 12;

    private Likeness() {}

    /** A complaint that an index gave for that reason. */
    record Candidate(SameMatter why, Described other) {}

    static boolean holds(Described complaint, Candidate candidate, Texts texts) {
        var other = candidate.other();
        boolean areOfTwoWaybills = areOfTwoWaybills(complaint, other);
        return switch (candidate.why()) {
            case WAYBILL -> true;
            case CUSTOMER -> !areOfTwoWaybills && CustomerNames.fit(complaint.complainant(), other.complainant());
            case TEXT ->
                !areOfTwoWaybills && areAlike(texts.pairs(complaint.description()), texts.pairs(other.description()));
        };
    }

    static boolean areOfTwoWaybills(Described one, Described other) {
        return one.waybill().isPresent()
                && other.waybill().isPresent()
                && !Waybills.areSame(one.waybill().get(), other.waybill().get());
    }

    private static boolean areAlike(long[] one, long[] other) {
        int sum = one.length + other.length;
        int fewer = Math.min(one.length, other.length);
        return fewer >= FEWEST_PAIRS && 2.0 * fewer >= ENOUGH * sum && 2.0 * Texts.shared(one, other) >= ENOUGH * sum;
    }
}
