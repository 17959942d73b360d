package hotline.policy.reading;

import hotline.policy.tier.ScoreTiers;
import hotline.policy.tier.ScoreTiers.Criterion;
import hotline.policy.tier.ScoreTiers.Ties;
import hotline.policy.tier.Tier;
import hotline.policy.tier.TierRules;
import hotline.policy.tier.TradeTiers;
import hotline.policy.tier.TradeTiers.Returns;
import hotline.policy.tier.TradeTiers.WithoutTrade;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads how customers are sorted into tiers (K1, D1). */
public final class TiersReader {
    public static final Set<String> KEYS = Set.of("by-trade", "by-score", "head-start-hours");
    public static final Set<String> TRADE_KEYS = Set.of("vip-from", "key-from", "returns", "without-trade");
    public static final Set<String> SCORE_KEYS =
            Set.of("vip-percent", "preferred-percent", "ties", "demotion-days", "criteria");
    public static final Set<String> CRITERION_KEYS = Set.of("zh", "en", "weight");
    private static final int MOST_YUAN = 1_000_000_000;
    private static final long FEN = 100;
    private static final int MOST_DAYS = 366;
    private static final int MOST_WEIGHT = 1000;
    private static final int MOST_CRITERIA = 30;

    private TiersReader() {}

    static TierRules read(PolicyNode node) {
        node.onlyKnows(KEYS);
        return new TierRules(
                node.member("by-trade").map(TiersReader::trade),
                node.member("by-score").map(TiersReader::score),
                node.member("head-start-hours").map(TiersReader::headStarts).orElse(Map.of()));
    }

    /** D2: a better tier is never served after a lower one. */
    private static Map<Tier, Integer> headStarts(PolicyNode node) {
        node.onlyKnows(Tier.byCode().keySet());
        var hours = new EnumMap<Tier, Integer>(Tier.class);
        for (Tier tier : Tier.values()) {
            node.member(tier.code()).ifPresent(one -> {
                int given = one.integer(0, TierRules.MOST_HOURS);
                Arrays.stream(Tier.values())
                        .filter(tier::isStepBelow)
                        .filter(better -> hours.getOrDefault(better, 0) < given)
                        .findFirst()
                        .ifPresent(better -> one.problem(Mistake.AHEAD_OF_BETTER, better.code()));
                hours.put(tier, given);
            });
        }
        return hours;
    }

    private static TradeTiers trade(PolicyNode node) {
        node.onlyKnows(TRADE_KEYS);
        int key = node.required("key-from").integer(1, MOST_YUAN);
        return new TradeTiers(
                node.required("vip-from").integer(key, MOST_YUAN) * FEN,
                key * FEN,
                node.member("returns")
                        .map(one -> one.oneOf(Returns.byCode(), Returns.DEDUCTED))
                        .orElse(Returns.DEDUCTED),
                node.member("without-trade")
                        .map(one -> one.oneOf(WithoutTrade.byCode(), WithoutTrade.LEFT_OUT))
                        .orElse(WithoutTrade.LEFT_OUT));
    }

    private static ScoreTiers score(PolicyNode node) {
        node.onlyKnows(SCORE_KEYS);
        var criteria = new LinkedHashMap<String, Criterion>();
        node.required("criteria").atMostMembers(MOST_CRITERIA).codedMembers().forEach((code, one) -> {
            one.onlyKnows(CRITERION_KEYS);
            criteria.put(
                    code,
                    new Criterion(
                            TaxonomyReader.nameOf(one), one.required("weight").integer(1, MOST_WEIGHT)));
        });
        int vip = node.required("vip-percent").integer(0, 100);
        return new ScoreTiers(
                vip,
                node.required("preferred-percent").integer(0, 100 - vip),
                node.member("ties")
                        .map(one -> one.oneOf(Ties.byCode(), Ties.NONE))
                        .orElse(Ties.NONE),
                node.required("demotion-days").integer(1, MOST_DAYS),
                criteria);
    }
}
