package hotline.policy.tier;

import hotline.policy.taxonomy.Codes;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How important a customer is: by the trade of a year (K1) VIP, key (重点), ordinary (一般) or prospect (储备); by score (D1) VIP, preferred
 * (优选) or qualified (合格).
 */
public enum Tier {
    VIP("vip", 0, true, true),
    KEY("key", 1, true, false),
    PREFERRED("preferred", 1, false, true),
    ORDINARY("ordinary", 2, true, false),
    QUALIFIED("qualified", 2, false, true),
    PROSPECT("prospect", 3, true, false);

    private static final Map<String, Tier> BY_CODE = Codes.of(values(), Tier::code);

    private final String code;
    private final int rank;
    private final boolean isByTrade;
    private final boolean isByScore;

    Tier(String code, int rank, boolean isByTrade, boolean isByScore) {
        this.code = code;
        this.rank = rank;
        this.isByTrade = isByTrade;
        this.isByScore = isByScore;
    }

    public String code() {
        return code;
    }

    /** From 0, the first to be served (D2). */
    public int rank() {
        return rank;
    }

    public boolean isBelow(Tier other) {
        return rank > other.rank;
    }

    /** Whether a customer may go from the other one down to this one: both are by trade, or both by score. */
    public boolean isStepBelow(Tier other) {
        return isBelow(other) && ((isByTrade && other.isByTrade) || (isByScore && other.isByScore));
    }

    /** Which of a customer's tiers counts where several do. */
    public static final Comparator<Tier> BEST_FIRST =
            Comparator.comparing(Tier::rank).thenComparing(Tier::ordinal);

    /** The place of a stored code among them, the best first, for stores to sort by. */
    public static String placeOf(String column) {
        return "array_position(ARRAY[%s], %s)"
                .formatted(
                        BY_CODE.keySet().stream().map(code -> "'" + code + "'").collect(Collectors.joining(", ")),
                        column);
    }

    /** The stored code at such a place. */
    public static String codeAt(String place) {
        return "(ARRAY[%s])[%s]"
                .formatted(
                        BY_CODE.keySet().stream().map(code -> "'" + code + "'").collect(Collectors.joining(", ")),
                        place);
    }

    /** The rank of a stored code, for stores to keep. */
    public static String rankOf(String column) {
        return "(ARRAY[%s])[%s]"
                .formatted(
                        BY_CODE.values().stream()
                                .map(tier -> Integer.toString(tier.rank))
                                .collect(Collectors.joining(", ")),
                        placeOf(column));
    }

    public static Map<String, Tier> byCode() {
        return BY_CODE;
    }

    public static Optional<Tier> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
