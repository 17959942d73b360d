package hotline.regulation;

import hotline.policy.reading.Mistake;
import hotline.policy.reading.PolicySource;
import hotline.policy.reading.PolicyText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The policies in this jar, for others to extend. Nothing outside the jar is read, so uploads may name them too. */
public final class ShippedPolicies implements PolicySource.Bases {
    public static final ShippedPolicies ALL = new ShippedPolicies();

    /** The policies that a server can run. */
    static final List<String> NAMES = List.of("freight-network", "manufacturer", "key-accounts", "dealer-network");

    /** Policies that exist only to be extended. */
    private static final List<String> PARTS = List.of("complaint-words");

    private ShippedPolicies() {}

    @Override
    public PolicyText base(String name, PolicyText extending) {
        return named(name).orElseThrow(() -> Mistake.NO_SHIPPED_BASE.with(name, all()));
    }

    static Optional<PolicyText> named(String name) {
        return NAMES.contains(name) || PARTS.contains(name)
                ? Optional.of(new PolicyText(name + " (shipped)", PolicyFile.shipped("policies/" + name + ".yaml")))
                : Optional.empty();
    }

    /** Their names in one line. */
    static String all() {
        return Stream.concat(NAMES.stream(), PARTS.stream()).collect(Collectors.joining(", "));
    }
}
