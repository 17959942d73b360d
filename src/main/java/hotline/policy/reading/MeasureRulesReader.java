package hotline.policy.reading;

import hotline.policy.MeasureRules;
import java.util.Set;

/** Reads how figures are judged; missing values keep their defaults. */
public final class MeasureRulesReader {
    public static final Set<String> KEYS = Set.of("fewest", "file-sample");
    private static final int MOST = 10_000;
    private static final int MOST_FILES = 200;

    private MeasureRulesReader() {}

    static MeasureRules read(PolicyNode node) {
        node.onlyKnows(KEYS);
        return new MeasureRules(
                node.member("fewest").map(one -> one.integer(1, MOST)).orElse(MeasureRules.USUAL.fewest()),
                node.member("file-sample")
                        .map(one -> one.integer(1, MOST_FILES))
                        .orElse(MeasureRules.USUAL.fileSample()));
    }
}
