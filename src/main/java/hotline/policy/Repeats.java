package hotline.policy;

import hotline.policy.taxonomy.Severity;

/**
 * How grave a complaint is at least when it is the second or the third about the same thing (F4).
 *
 * @param windowDays how many days a complaint of the same customer and type counts
 * @param waybillDays how many days a complaint about the same waybill counts; waybill numbers are given out again
 * @param third also of each later one
 */
public record Repeats(int windowDays, int waybillDays, Severity second, Severity third) {
    /** No complaint raises another one. */
    public static final Repeats NONE = new Repeats(0, 0, Severity.MINOR, Severity.MINOR);

    /** Where a policy sets none. */
    public static final int USUAL_WINDOW = 30;

    public static final int USUAL_WAYBILL = 365;

    /**
     * The severity of the complaint that is the nth about its thing; never less than it was judged.
     *
     * @param nth 1 for the first
     */
    public Severity raised(Severity judged, int nth) {
        var least = nth >= 3 ? third : nth == 2 ? second : judged;
        return least.compareTo(judged) > 0 ? least : judged;
    }
}
