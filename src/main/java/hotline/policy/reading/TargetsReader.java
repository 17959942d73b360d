package hotline.policy.reading;

import hotline.policy.MeasureRules;
import hotline.policy.ServiceLevel;
import hotline.policy.ServiceLevel.Formula;
import hotline.policy.Targets;
import java.time.Duration;
import java.util.Set;

/** Reads the targets of the day, and how figures are judged; missing values keep their defaults. */
public final class TargetsReader {
    public static final Set<String> KEYS = Set.of(
            "on-time-percent",
            "due-today",
            "past-due",
            "unanswered-notices",
            "callbacks-waiting",
            "longest-wait-minutes");
    public static final Set<String> MEASURES_KEYS = Set.of("fewest", "file-sample", "service-level");
    public static final Set<String> LEVEL_KEYS = Set.of("seconds", "percent", "formula");
    private static final int MOST = 1_000_000;
    private static final int MOST_CASES = 10_000;
    private static final int MOST_FILES = 200;
    private static final int MOST_SECONDS = 3600;

    private TargetsReader() {}

    static Targets read(PolicyNode node) {
        node.onlyKnows(KEYS);
        var usual = Targets.USUAL;
        return new Targets(
                node.member("on-time-percent").map(one -> one.integer(0, 100)).orElse(usual.onTimePercent()),
                count(node, "due-today", usual.dueToday()),
                count(node, "past-due", usual.pastDue()),
                count(node, "unanswered-notices", usual.unansweredNotices()),
                count(node, "callbacks-waiting", usual.callbacksWaiting()),
                count(node, "longest-wait-minutes", usual.longestWaitMinutes()));
    }

    static MeasureRules measures(PolicyNode node) {
        node.onlyKnows(MEASURES_KEYS);
        return new MeasureRules(
                node.member("fewest").map(one -> one.integer(1, MOST_CASES)).orElse(MeasureRules.USUAL.fewest()),
                node.member("file-sample")
                        .map(one -> one.integer(1, MOST_FILES))
                        .orElse(MeasureRules.USUAL.fileSample()),
                node.member("service-level").map(TargetsReader::level).orElse(ServiceLevel.USUAL));
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

    private static int count(PolicyNode node, String name, int usual) {
        return node.member(name).map(one -> one.integer(0, MOST)).orElse(usual);
    }
}
