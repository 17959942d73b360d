package hotline.policy.reading;

import hotline.policy.LimitRule;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads lists of rules that set limits (F5, C1) and sees to it that each of them decides something. */
final class LimitRulesReader {
    private static final Set<String> KEYS = keys();
    private static final int MOST_RULES = 200;

    private final MatterReader reader;
    private final Taxonomy taxonomy;

    LimitRulesReader(Taxonomy taxonomy) {
        this.reader = new MatterReader(taxonomy);
        this.taxonomy = taxonomy;
    }

    private static Set<String> keys() {
        var keys = new HashSet<>(MatterReader.KEYS);
        keys.addAll(LimitReader.keys());
        return Set.copyOf(keys);
    }

    /** Rules of which the first that fits decides; a complaint that fits none has no such limit. */
    List<LimitRule> read(PolicyNode node) {
        var places = node.atMostMembers(MOST_RULES).items();
        if (node.isList() && places.isEmpty()) {
            node.problem(Mistake.NO_RULE);
        }
        return places.stream().map(this::rule).toList();
    }

    private LimitRule rule(PolicyNode node) {
        node.onlyKnows(KEYS);
        return new LimitRule(
                reader.types(node),
                reader.severities(node),
                reader.channels(node),
                reader.markets(node),
                LimitReader.of(node));
    }

    /**
     * Reports the rules that never decide.
     *
     * @param forEveryComplaint whether a complaint that no rule fits is a problem as well
     */
    void everyRuleDecides(PolicyNode node, List<LimitRule> rules, boolean forEveryComplaint) {
        var reached = new BitSet();
        var without = new EnumMap<Severity, List<Matter>>(Severity.class);
        var matters = taxonomy.matters();
        if (forEveryComplaint) {
            // The limit is needed before the channel of the complaint is known.
            matters.addAll(taxonomy.mattersOfNoChannelYet());
        }
        for (Matter matter : matters) {
            int first = 0;
            while (first < rules.size() && !rules.get(first).fits(matter)) {
                first++;
            }
            if (first < rules.size()) {
                reached.set(first);
            } else if (forEveryComplaint) {
                without.computeIfAbsent(matter.severity(), any -> new ArrayList<>())
                        .add(matter);
            }
        }
        without.forEach((severity, some) -> unruled(node, severity, some));
        for (int rule = reached.nextClearBit(0); rule < rules.size(); rule = reached.nextClearBit(rule + 1)) {
            node.items().get(rule).problem(Mistake.NEVER_DECIDES);
        }
    }

    private void unruled(PolicyNode node, Severity severity, List<Matter> without) {
        var ofChannels =
                without.stream().filter(matter -> !matter.channel().isEmpty()).toList();
        if (ofChannels.isEmpty()) {
            node.problem(Mistake.NO_RULE_YET, severity.code(), named(without, Matter::type));
        } else {
            node.problem(Mistake.NO_RULE_FITS, severity.code(), named(ofChannels, Matter::type), narrowed(ofChannels));
        }
    }

    /** The channels and markets of a rule, where it is not for all of them, by their names in policies. */
    private String narrowed(List<Matter> matters) {
        var channels = matters.stream().map(Matter::channel).distinct().count();
        var markets = matters.stream().map(Matter::market).distinct().count();
        return (channels < taxonomy.channels().size() ? " (channels: " + named(matters, Matter::channel) + ")" : "")
                + (markets < Market.values().length
                        ? " (markets: "
                                + named(matters, matter -> matter.market().code()) + ")"
                        : "");
    }

    private static String named(List<Matter> matters, Function<Matter, String> by) {
        return matters.stream().map(by).distinct().collect(Collectors.joining(", "));
    }
}
