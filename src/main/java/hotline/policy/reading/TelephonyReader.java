package hotline.policy.reading;

import hotline.policy.Department;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.telephony.TelephonyRules;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads what is asked of telephone calls (T1, C1). */
public final class TelephonyReader {
    public static final Set<String> KEYS = Set.of(
            "ring-seconds",
            "answer-within-rings",
            "apologise-after-rings",
            "respond-seconds",
            "silence-hours",
            "routing");
    private static final int MOST_RING_SECONDS = 20;
    private static final int MOST_RINGS = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 24;

    private final RoutingReader routing;

    TelephonyReader(List<Department> departments, DispatchRules dispatch) {
        this.routing = new RoutingReader(departments, dispatch);
    }

    TelephonyRules read(PolicyNode node) {
        node.onlyKnows(KEYS);
        var usual = TelephonyRules.USUAL;
        int within = node.member("answer-within-rings")
                .map(one -> one.integer(1, MOST_RINGS))
                .orElse(usual.answerWithinRings());
        int apology = node.member("apologise-after-rings")
                .map(one -> one.integer(1, MOST_RINGS))
                .orElse(Math.max(usual.apologiseAfterRings(), within));
        if (apology < within) {
            node.required("apologise-after-rings").problem(Mistake.APOLOGY_TOO_EARLY, within);
        }
        return new TelephonyRules(
                node.member("ring-seconds")
                        .map(one -> Duration.ofSeconds(one.integer(2, MOST_RING_SECONDS)))
                        .orElse(usual.ring()),
                within,
                Math.max(apology, within),
                node.member("respond-seconds")
                        .map(one -> Duration.ofSeconds(one.integer(1, HOUR)))
                        .orElse(usual.respond()),
                node.member("silence-hours")
                        .map(one -> Duration.ofHours(one.integer(1, DAY)))
                        .orElse(usual.silence()),
                node.member("routing").map(routing::read).orElse(usual.routing()));
    }
}
