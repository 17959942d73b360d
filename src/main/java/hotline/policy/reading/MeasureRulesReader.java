package hotline.policy.reading;

import hotline.policy.MeasureRules;
import java.util.Set;

/** Reads how figures are judged; missing values keep their defaults. */
public final class MeasureRulesReader {
    public static final Set<String> KEYS = Set.of("fewest");
    private static final int MOST = 10_000;

    private MeasureRulesReader() {}

    static MeasureRules read(PolicyNode node) {
        node.onlyKnows(KEYS);
        return new MeasureRules(
                node.member("fewest").map(one -> one.integer(1, MOST)).orElse(MeasureRules.USUAL.fewest()));
    }
}
