package hotline.policy.reading;

import hotline.policy.Repeats;
import hotline.policy.taxonomy.Severity;
import java.util.Set;

/** Reads how repeated complaints are judged (F4). */
public final class RepeatsReader {
    public static final Set<String> KEYS = Set.of("window-days", "waybill-days", "second", "third");
    private static final int MOST_DAYS = 3660;

    private RepeatsReader() {}

    static Repeats read(PolicyNode node) {
        node.onlyKnows(KEYS);
        var second = node.required("second").oneOf(Severity.byCode(), Severity.MINOR);
        var third = node.required("third").oneOf(Severity.byCode(), Severity.SEVERE);
        if (third.compareTo(second) < 0) {
            node.required("third").problem(Mistake.THIRD_BELOW_SECOND);
        }
        return new Repeats(
                node.member("window-days")
                        .map(days -> days.integer(1, MOST_DAYS))
                        .orElse(Repeats.USUAL_WINDOW),
                node.member("waybill-days")
                        .map(days -> days.integer(1, MOST_DAYS))
                        .orElse(Repeats.USUAL_WAYBILL),
                second,
                third);
    }
}
