package hotline.policy.reading;

import hotline.policy.care.CareLevel;
import hotline.policy.care.CarePeriod;
import hotline.policy.care.CareRule;
import hotline.policy.care.CareRules;
import hotline.policy.care.CareRules.Joined;
import hotline.policy.care.ContactWay;
import hotline.policy.tier.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads how often customers are visited and called (K2, D4). */
public final class CareReader {
    public static final Set<String> KEYS = Set.of("important", "joined", "rules");
    public static final Set<String> RULE_KEYS =
            Set.of("zh", "en", "tiers", "level", "ways", "period", "selective", "calls", "unless");
    private static final Map<String, Joined> JOINED = Map.of("next", Joined.NEXT, "at-once", Joined.AT_ONCE);
    private static final int MOST_RULES = 30;

    private CareReader() {}

    static CareRules read(PolicyNode node) {
        node.onlyKnows(KEYS);
        var rules = node.required("rules").atMostMembers(MOST_RULES).codedMembers();
        var codes = rules.keySet().stream().collect(Collectors.toMap(code -> code, code -> code));
        var read = new ArrayList<CareRule>();
        rules.forEach((code, rule) -> read.add(rule(code, rule, codes)));
        return new CareRules(
                node.member("important").map(CareReader::tiers).orElse(List.of()),
                node.member("joined").map(one -> one.oneOf(JOINED, Joined.NEXT)).orElse(Joined.NEXT),
                read);
    }

    private static CareRule rule(String code, PolicyNode node, Map<String, String> codes) {
        node.onlyKnows(RULE_KEYS);
        var level = node.member("level")
                .map(one -> one.oneOf(CareLevel.byCode(), CareLevel.STAFF))
                .orElse(CareLevel.STAFF);
        var ways = node.member("ways").map(CareReader::ways).orElse(List.of(ContactWay.values()));
        return new CareRule(
                code,
                TaxonomyReader.nameOf(node),
                tiers(node.required("tiers")),
                level,
                ways,
                node.required("period").oneOf(CarePeriod.byCode(), CarePeriod.QUARTER),
                node.member("selective").map(PolicyNode::flag).orElse(false),
                isCalled(node, ways, level),
                node.member("unless").map(one -> one.oneOf(codes, code)));
    }

    /** Agents call, so a call of theirs must be enough. */
    private static boolean isCalled(PolicyNode node, List<ContactWay> ways, CareLevel level) {
        var calls = node.member("calls");
        boolean isCalled = calls.map(PolicyNode::flag).orElse(false);
        if (isCalled && (level != CareLevel.STAFF || !ways.contains(ContactWay.PHONE))) {
            calls.get().problem(Mistake.NO_CALL_DOES);
        }
        return isCalled;
    }

    private static List<Tier> tiers(PolicyNode node) {
        return some(node, Tier.byCode(), Tier.VIP);
    }

    private static List<ContactWay> ways(PolicyNode node) {
        return some(node, ContactWay.byCode(), ContactWay.VISIT);
    }

    /** At least one of them. */
    private static <T> List<T> some(PolicyNode node, Map<String, T> known, T standIn) {
        var items = node.items();
        if (items.isEmpty() && node.isList()) {
            node.problem(Mistake.NONE_NAMED);
        }
        return items.stream().map(item -> item.oneOf(known, standIn)).distinct().toList();
    }
}
