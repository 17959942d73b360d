package hotline.policy.reading;

import hotline.policy.PublicIntake;
import hotline.policy.Quota;
import java.time.Duration;
import java.util.Set;

/** Reads how much customers may file; missing values keep their defaults. */
public final class PublicIntakeReader {
    public static final Set<String> KEYS = Set.of("per-address", "per-phone");
    public static final Set<String> QUOTA_KEYS = Set.of("complaints", "minutes");
    private static final int MOST = 1_000_000;
    private static final int DAY = 24 * 60;

    private PublicIntakeReader() {}

    static PublicIntake read(PolicyNode node) {
        node.onlyKnows(KEYS);
        var usual = PublicIntake.USUAL;
        return new PublicIntake(
                node.member("per-address").map(PublicIntakeReader::quota).orElse(usual.perAddress()),
                node.member("per-phone").map(PublicIntakeReader::quota).orElse(usual.perPhone()));
    }

    private static Quota quota(PolicyNode node) {
        node.onlyKnows(QUOTA_KEYS);
        return new Quota(
                node.required("complaints").integer(1, MOST),
                Duration.ofMinutes(node.required("minutes").integer(1, DAY)));
    }
}
