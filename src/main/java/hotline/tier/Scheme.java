package hotline.tier;

import hotline.policy.taxonomy.Codes;
import hotline.policy.tier.TierRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A way of a policy to sort customers, and the kind of figures that it needs. */
public enum Scheme {
    /** K1. */
    TRADE("trade"),
    /** D1. */
    SCORE("score");

    private static final Map<String, Scheme> BY_CODE = Codes.of(values(), Scheme::code);

    private final String code;

    Scheme(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<Scheme> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    boolean isIn(TierRules rules) {
        return switch (this) {
            case TRADE -> rules.byTrade().isPresent();
            case SCORE -> rules.byScore().isPresent();
        };
    }
}
