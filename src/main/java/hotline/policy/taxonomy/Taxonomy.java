package hotline.policy.taxonomy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a policy sorts complaints (F1–F4), each list in the policy's order. */
public record Taxonomy(
        Map<Source, LocalizedName> sources,
        List<Channel> channels,
        List<ComplaintType> types,
        Map<Severity, LocalizedName> severities) {

    public Taxonomy {
        sources = inOrder(Source.class, sources);
        channels = List.copyOf(channels);
        types = List.copyOf(types);
        severities = inOrder(Severity.class, severities);
    }

    public Optional<Channel> channel(String code) {
        return channels.stream().filter(c -> c.code().equals(code)).findFirst();
    }

    public Optional<ComplaintType> type(String code) {
        return types.stream().filter(t -> t.code().equals(code)).findFirst();
    }

    /** Every possible combination of the properties that limits depend on. */
    public List<Matter> matters() {
        return matters(channels.stream().map(Channel::code).toList());
    }

    /** Each type and severity, by the first of the channels and from each market. */
    public List<Matter> typicalMatters() {
        return matters(List.of(channels.get(0).code()));
    }

    /** The same for complaints without a known channel. */
    public List<Matter> mattersOfNoChannelYet() {
        return matters(List.of(""));
    }

    private List<Matter> matters(List<String> codesOfChannels) {
        var matters = new ArrayList<Matter>();
        for (ComplaintType type : types) {
            for (Severity severity : Severity.values()) {
                for (String channel : codesOfChannels) {
                    for (Market market : Market.values()) {
                        matters.add(new Matter(type.code(), severity, channel, market));
                    }
                }
            }
        }
        return matters;
    }

    private static <K extends Enum<K>, V> Map<K, V> inOrder(Class<K> keys, Map<K, V> map) {
        var ordered = new EnumMap<K, V>(keys);
        ordered.putAll(map);
        return Collections.unmodifiableMap(ordered);
    }
}
