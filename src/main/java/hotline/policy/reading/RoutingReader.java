package hotline.policy.reading;

import hotline.policy.Department;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.Skill;
import hotline.policy.telephony.CallLine;
import hotline.policy.telephony.MissedCallRules;
import hotline.policy.telephony.RoutingRules;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads whom calls are given to (R, C2, C9). */
public final class RoutingReader {
    public static final Set<String> KEYS = Set.of(
            "lines", "ring-for-seconds", "extensions-named", "longer-wrap-up-seconds", "least-ring-seconds", "missed");
    public static final Set<String> LINE_KEYS = Set.of("department", "numbers", "queues", "skills");
    public static final Set<String> MISSED_KEYS = Set.of("callback-for", "shortest-seconds");
    private static final int MOST = 50;
    private static final int LONGEST = 100;
    private static final int HOUR = 3600;

    private final Map<String, String> departments;
    private final Map<String, String> skills;

    RoutingReader(List<Department> departments, DispatchRules dispatch) {
        this.departments = DepartmentsReader.codes(departments);
        this.skills = dispatch.skills().stream().collect(Collectors.toMap(Skill::code, Skill::code));
    }

    RoutingRules read(PolicyNode node) {
        node.onlyKnows(KEYS);
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
                node.member("missed").map(RoutingReader::missed));
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
