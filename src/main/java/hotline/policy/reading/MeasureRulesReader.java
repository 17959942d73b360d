package hotline.policy.reading;

import hotline.policy.MeasureRules;
import hotline.policy.ServiceLevel;
import hotline.policy.ServiceLevel.Formula;
import java.time.Duration;
import java.util.Set;

/** Reads how figures are judged; missing values keep their defaults. */
public final class MeasureRulesReader {
    public static final Set<String> KEYS = Set.of("fewest", "file-sample", "service-level");
    public static final Set<String> LEVEL_KEYS = Set.of("seconds", "percent", "formula");
    private static final int MOST = 10_000;
    private static final int MOST_FILES = 200;
    private static final int MOST_SECONDS = 3600;

    private MeasureRulesReader() {}

    static MeasureRules read(PolicyNode node) {
        node.onlyKnows(KEYS);
        return new MeasureRules(
                node.member("fewest").map(one -> one.integer(1, MOST)).orElse(MeasureRules.USUAL.fewest()),
                node.member("file-sample")
                        .map(one -> one.integer(1, MOST_FILES))
                        .orElse(MeasureRules.USUAL.fileSample()),
                node.member("service-level").map(MeasureRulesReader::level).orElse(ServiceLevel.USUAL));
    }

    private static ServiceLevel level(PolicyNode node) {
        node.onlyKnows(LEVEL_KEYS);
        return new ServiceLevel(
                node.member("seconds")
                        .map(one -> Duration.ofSeconds(one.integer(1, MOST_SECONDS)))
                        .orElse(ServiceLevel.USUAL.within()),
                node.member("percent").map(one -> one.integer(1, 100)).orElse(ServiceLevel.USUAL.percent()),
                node.member("formula")
                        .map(one -> one.oneOf(Formula.byCode(), ServiceLevel.USUAL.formula()))
                        .orElse(ServiceLevel.USUAL.formula()));
    }
}
