package hotline.policy;

import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import java.util.Set;

/**
 * The limit for the complaints it fits (F5). Of a policy's rules the first that fits decides.
 *
 * @param types codes of the types it is for; empty: every type
 * @param severities the severities it is for; empty: every severity
 * @param channels codes of the channels it is for; empty: every channel
 * @param markets the markets it is for (P5); empty: both
 */
public record LimitRule(
        Set<String> types, Set<Severity> severities, Set<String> channels, Set<Market> markets, Limit limit) {

    public LimitRule {
        types = Set.copyOf(types);
        severities = Set.copyOf(severities);
        channels = Set.copyOf(channels);
        markets = Set.copyOf(markets);
    }

    public boolean fits(Matter matter) {
        return isFor(types, matter.type())
                && isFor(severities, matter.severity())
                && isFor(channels, matter.channel())
                && isFor(markets, matter.market());
    }

    private static <T> boolean isFor(Set<T> named, T asked) {
        return named.isEmpty() || named.contains(asked);
    }
}
