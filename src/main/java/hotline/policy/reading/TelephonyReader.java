package hotline.policy.reading;

import hotline.policy.Department;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.Skill;
import hotline.policy.telephony.CallLine;
import hotline.policy.telephony.MissedCallRules;
import hotline.policy.telephony.RoutingRules;
import hotline.policy.telephony.TelephonyRules;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what is asked of telephone calls (T1, C1). */
public final class TelephonyReader {
    public static final Set<String> KEYS = Set.of(
            "ring-seconds",
            "answer-within-rings",
            "apologise-after-rings",
            "respond-seconds",
            "silence-hours",
            "routing");
    public static final Set<String> ROUTING_KEYS = Set.of(
            "lines", "ring-for-seconds", "extensions-named", "longer-wrap-up-seconds", "least-ring-seconds", "missed");
    public static final Set<String> LINE_KEYS = Set.of("department", "numbers", "queues", "skills");
    public static final Set<String> MISSED_KEYS = Set.of("callback-for", "shortest-seconds");
    private static final int MOST = 50;
    private static final int LONGEST = 100;
    private static final int MOST_RING_SECONDS = 20;
    private static final int MOST_RINGS = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 24;

    private final Map<String, String> departments;
    private final Map<String, String> skills;

    TelephonyReader(List<Department> departments, DispatchRules dispatch) {
        this.departments = DepartmentsReader.codes(departments);
        this.skills = dispatch.skills().stream().collect(Collectors.toMap(Skill::code, Skill::code));
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
                node.member("routing").map(this::routing).orElse(usual.routing()));
    }

    private RoutingRules routing(PolicyNode node) {
        node.onlyKnows(ROUTING_KEYS);
        var usual = RoutingRules.NONE;
        return new RoutingRules(
                node.member("lines")
                        .map(all -> all.atMostMembers(MOST).items().stream()
                                .map(this::line)
                                .toList())
                        .orElse(usual.lines()),
                node.member("ring-for-seconds")
                        .map(one -> Duration.ofSeconds(one.integer(5, 300)))
                        .orElse(usual.ring()),
                node.member("extensions-named").map(one -> one.integer(1, 20)).orElse(usual.named()),
                node.member("longer-wrap-up-seconds").map(one -> Duration.ofSeconds(one.integer(10, HOUR))),
                node.member("least-ring-seconds")
                        .map(one -> Duration.ofSeconds(one.integer(1, 300)))
                        .orElse(usual.leastRing()),
                node.member("missed").map(TelephonyReader::missed));
    }

    private CallLine line(PolicyNode node) {
        node.onlyKnows(LINE_KEYS);
        return new CallLine(
                node.required("department").oneOf(departments, ""),
                texts(node, "numbers"),
                texts(node, "queues"),
                node.member("skills")
                        .map(one -> DispatchReader.need(one, skills))
                        .orElse(Need.NONE));
    }

    private static Set<String> texts(PolicyNode node, String name) {
        var texts = new LinkedHashSet<String>();
        node.member(name).ifPresent(all -> all.items()
                .forEach(one -> texts.add(one.atMost(LONGEST).text())));
        return texts;
    }

    private static MissedCallRules missed(PolicyNode node) {
        node.onlyKnows(MISSED_KEYS);
        var kinds =
                MatterReader.some(node, "callback-for", MissedCallRules.Kind.byCode(), MissedCallRules.Kind.ABANDONED);
        return new MissedCallRules(
                kinds.isEmpty() ? Set.of(MissedCallRules.Kind.ABANDONED, MissedCallRules.Kind.NO_ANSWER) : kinds,
                node.member("shortest-seconds")
                        .map(one -> Duration.ofSeconds(one.integer(0, 300)))
                        .orElse(MissedCallRules.USUAL_SHORTEST));
    }
}
