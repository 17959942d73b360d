package hotline.policy.reading;

import hotline.policy.taxonomy.Channel;
import hotline.policy.taxonomy.ComplaintType;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Taxonomy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads which complaints a rule or a rung is for; it is for all values of a property that it does not name. */
final class MatterReader {
    static final Set<String> KEYS = Set.of("types", "severities", "channels", "markets");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, String> channels = new LinkedHashMap<>();

    MatterReader(Taxonomy taxonomy) {
        for (ComplaintType type : taxonomy.types()) {
            types.put(type.code(), type.code());
        }
        for (Channel channel : taxonomy.channels()) {
            channels.put(channel.code(), channel.code());
        }
    }

    Set<String> types(PolicyNode node) {
        return some(node, "types", types, "");
    }

    Set<Severity> severities(PolicyNode node) {
        return some(node, "severities", Severity.byCode(), Severity.MINOR);
    }

    Set<String> channels(PolicyNode node) {
        return some(node, "channels", channels, "");
    }

    Set<Market> markets(PolicyNode node) {
        return some(node, "markets", Market.byCode(), Market.DOMESTIC);
    }

    static <T> Set<T> some(PolicyNode node, String name, Map<String, T> known, T standIn) {
        var list = node.member(name);
        if (list.isEmpty()) {
            return Set.of();
        }
        var items = list.get().items();
        if (list.get().isList() && items.isEmpty()) {
            list.get().problem(Mistake.NONE_NAMED_OF_RULE);
        }
        var named = new LinkedHashSet<T>();
        for (PolicyNode item : items) {
            named.add(item.oneOf(known, standIn));
        }
        return named;
    }
}
