package hotline.policy;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads which complaints a rule or a rung is for; what it does not name it is for altogether. */
final class MatterReader {
    static final Set<String> KEYS = Set.of("types", "severities", "channels", "markets");

    private final Map<String, String> types;
    private final Map<String, String> channels;

    MatterReader(Taxonomy taxonomy) {
        types = known(taxonomy.types().stream().map(ComplaintType::code));
        channels = known(taxonomy.channels().stream().map(Channel::code));
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

    private static <T> Set<T> some(PolicyNode node, String name, Map<String, T> known, T standIn) {
        var named = new LinkedHashSet<T>();
        node.member(name).ifPresent(list -> {
            var items = list.items();
            if (list.isList() && items.isEmpty()) {
                list.problem("must name at least one; leave it away where the rule is for all");
            }
            items.forEach(item -> named.add(item.oneOf(known, standIn)));
        });
        return named;
    }

    private static Map<String, String> known(Stream<String> codes) {
        return codes.distinct().collect(Collectors.toMap(Function.identity(), Function.identity()));
    }
}
