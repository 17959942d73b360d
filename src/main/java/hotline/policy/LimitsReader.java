package hotline.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Reads the rules that set limits (F5) and sees to it that none is out of reach and no complaint without one. */
final class LimitsReader {
    private static final Set<String> KEYS =
            Set.of("types", "severities", "working-days", "calendar-days", "working-minutes", "seconds");
    private static final Map<String, IntFunction<Limit>> UNITS = Map.of(
            "working-days", Limit.WorkingDays::new,
            "calendar-days", Limit.CalendarDays::new,
            "working-minutes", Limit.WorkingMinutes::new,
            "seconds", Limit.Seconds::new);
    // More than ten years in any unit is a slip of the pen.
    private static final Map<String, Integer> MOST =
            Map.of("working-days", 3_660, "calendar-days", 3_660, "working-minutes", 5_270_400, "seconds", 316_224_000);

    private LimitsReader() {}

    static List<LimitRule> read(PolicyNode node, Taxonomy taxonomy) {
        var places = node.items();
        var rules = new ArrayList<LimitRule>();
        for (PolicyNode place : places) {
            rules.add(rule(place, taxonomy));
        }
        if (node.isList() && node.reading().problems().isEmpty()) {
            everyComplaintHasOne(node, rules, taxonomy);
            everyRuleIsReached(places, rules, taxonomy);
        }
        return rules;
    }

    private static LimitRule rule(PolicyNode node, Taxonomy taxonomy) {
        node.onlyKnows(KEYS);
        var known = taxonomy.types().stream().collect(Collectors.toMap(ComplaintType::code, ComplaintType::code));
        var types = new HashSet<String>();
        node.member("types").ifPresent(list -> atLeastOne(list).forEach(type -> types.add(type.oneOf(known, ""))));
        var severities = EnumSet.noneOf(Severity.class);
        node.member("severities").ifPresent(list -> atLeastOne(list)
                .forEach(severity -> severities.add(severity.oneOf(Severity.byCode(), Severity.MINOR))));
        return new LimitRule(types, severities, Set.of(), Set.of(), limit(node));
    }

    private static List<PolicyNode> atLeastOne(PolicyNode list) {
        var items = list.items();
        if (list.isList() && items.isEmpty()) {
            list.problem("must name at least one; leave it away where the rule is for all");
        }
        return items;
    }

    private static Limit limit(PolicyNode node) {
        var units = new LinkedHashSet<>(node.members().keySet());
        units.retainAll(UNITS.keySet());
        if (units.size() != 1 && node.isMapping()) {
            node.problem("must have one limit: working-days, calendar-days, working-minutes or seconds");
        }
        return units.stream()
                .findFirst()
                .map(unit -> UNITS.get(unit).apply(node.required(unit).integer(1, MOST.get(unit))))
                .orElseGet(() -> new Limit.WorkingDays(1));
    }

    private static void everyComplaintHasOne(PolicyNode node, List<LimitRule> rules, Taxonomy taxonomy) {
        for (Severity severity : Severity.values()) {
            var without = taxonomy.types().stream()
                    .map(ComplaintType::code)
                    .filter(type -> deciding(rules, type, severity).isEmpty())
                    .toList();
            if (!without.isEmpty()) {
                node.problem("no rule fits " + severity.code() + " complaints of type " + String.join(", ", without)
                        + "; add one, such as {severities: [" + severity.code() + "], working-days: 7}");
            }
        }
    }

    private static void everyRuleIsReached(List<PolicyNode> places, List<LimitRule> rules, Taxonomy taxonomy) {
        var reached = new HashSet<LimitRule>();
        for (ComplaintType type : taxonomy.types()) {
            for (Severity severity : Severity.values()) {
                deciding(rules, type.code(), severity).ifPresent(reached::add);
            }
        }
        for (int i = 0; i < rules.size(); i++) {
            if (!reached.contains(rules.get(i))) {
                places.get(i)
                        .problem("never decides, because rules above it fit first; put it above them or leave it away");
            }
        }
    }

    private static Optional<LimitRule> deciding(List<LimitRule> rules, String type, Severity severity) {
        return rules.stream()
                .filter(rule -> rule.fits(new Matter(type, severity, "", Market.DOMESTIC)))
                .findFirst();
    }
}
