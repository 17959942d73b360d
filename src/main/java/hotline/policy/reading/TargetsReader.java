package hotline.policy.reading;

import hotline.policy.Targets;
import java.util.Set;

/** Reads the targets of the day; missing values keep their defaults. */
public final class TargetsReader {
    public static final Set<String> KEYS = Set.of(
            "on-time-percent",
            "due-today",
            "past-due",
            "unanswered-notices",
            "callbacks-waiting",
            "longest-wait-minutes");
    private static final int MOST = 1_000_000;

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

    private static int count(PolicyNode node, String name, int usual) {
        return node.member(name).map(one -> one.integer(0, MOST)).orElse(usual);
    }
}
