package hotline.policy.reading;

import hotline.policy.PublicIntake;
import hotline.policy.Quota;
import hotline.policy.Repeats;
import hotline.policy.taxonomy.Severity;
import java.time.Duration;
import java.util.Set;

/** Reads how much customers may file, where missing values keep their defaults, and how repeated complaints are judged (F4). */
public final class FilingReader {
    public static final Set<String> PUBLIC_KEYS = Set.of("per-address", "per-phone");
    public static final Set<String> QUOTA_KEYS = Set.of("complaints", "minutes");
    public static final Set<String> REPEATS_KEYS = Set.of("window-days", "waybill-days", "second", "third");
    private static final int MOST = 1_000_000;
    private static final int DAY = 24 * 60;
    private static final int MOST_DAYS = 3660;

    private FilingReader() {}

    static PublicIntake publicIntake(PolicyNode node) {
        node.onlyKnows(PUBLIC_KEYS);
        var usual = PublicIntake.USUAL;
        return new PublicIntake(
                node.member("per-address").map(FilingReader::quota).orElse(usual.perAddress()),
                node.member("per-phone").map(FilingReader::quota).orElse(usual.perPhone()));
    }

    private static Quota quota(PolicyNode node) {
        node.onlyKnows(QUOTA_KEYS);
        return new Quota(
                node.required("complaints").integer(1, MOST),
                Duration.ofMinutes(node.required("minutes").integer(1, DAY)));
    }

    static Repeats repeats(PolicyNode node) {
        node.onlyKnows(REPEATS_KEYS);
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
