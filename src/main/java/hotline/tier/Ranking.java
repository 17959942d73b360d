package hotline.tier;

import hotline.policy.tier.ScoreTiers;
import hotline.policy.tier.ScoreTiers.Ties;
import hotline.policy.tier.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The tiers of a department's customers by rank (D1). Pure.
 *
 * @param customers how many were ranked
 * @param vipPlaces how many may be VIP; of few customers none
 * @param lacking how many lack points for a criterion, and are not ranked
 */
record Ranking(List<Ranked> ranked, int customers, int vipPlaces, int preferredPlaces, int lacking) {

    /** @param points in hundredths, by criterion */
    record Scored(long file, Map<String, Integer> points) {}

    /**
     * One customer's place.
     *
     * @param score the weighted mean in hundredths of a point, rounded down; equal ones may differ by less
     * @param rank from 1; equal scores have the same
     * @param isTied there were places for some of its equals only
     */
    record Ranked(long file, Map<String, Integer> points, int score, int rank, Tier tier, boolean isTied) {}

    private record Weighed(Scored scored, long sum) {}

    static Ranking of(List<Scored> all, ScoreTiers rules) {
        var weighed = all.stream()
                .filter(one ->
                        one.points().keySet().containsAll(rules.criteria().keySet()))
                .map(one -> new Weighed(one, sum(one, rules)))
                .sorted(Comparator.comparingLong(Weighed::sum).reversed().thenComparingLong(one -> one.scored()
                        .file()))
                .toList();
        int vip = rules.vipPlaces(weighed.size());
        int preferred = rules.preferredPlaces(weighed.size());
        return new Ranking(
                new Places(rules, vip, preferred).ranked(weighed),
                weighed.size(),
                vip,
                preferred,
                all.size() - weighed.size());
    }

    private static long sum(Scored one, ScoreTiers rules) {
        return rules.criteria().entrySet().stream()
                .mapToLong(criterion ->
                        (long) criterion.getValue().weight() * one.points().getOrDefault(criterion.getKey(), 0))
                .sum();
    }

    /** Gives places to groups of equal scores, the best first. A group that has none closes the tier for all after it. */
    private static final class Places {
        private final ScoreTiers rules;
        private final int weights;
        private int vip;
        private int preferred;

        Places(ScoreTiers rules, int vip, int preferred) {
            this.rules = rules;
            this.vip = vip;
            this.preferred = preferred;
            this.weights = rules.criteria().values().stream()
                    .mapToInt(ScoreTiers.Criterion::weight)
                    .sum();
        }

        List<Ranked> ranked(List<Weighed> sorted) {
            var ranked = new ArrayList<Ranked>();
            int from = 0;
            while (from < sorted.size()) {
                int to = from + 1;
                while (to < sorted.size()
                        && sorted.get(to).sum() == sorted.get(from).sum()) {
                    to++;
                }
                add(ranked, sorted.subList(from, to), from + 1);
                from = to;
            }
            return ranked;
        }

        private void add(List<Ranked> ranked, List<Weighed> equals, int rank) {
            int size = equals.size();
            boolean isTied = (vip > 0 && size > vip) || (vip == 0 && preferred > 0 && size > preferred);
            var tier = Tier.QUALIFIED;
            if (hasPlace(size, vip)) {
                tier = Tier.VIP;
                vip = Math.max(0, vip - size);
            } else {
                vip = 0;
                if (hasPlace(size, preferred)) {
                    tier = Tier.PREFERRED;
                    preferred = Math.max(0, preferred - size);
                } else {
                    preferred = 0;
                }
            }
            for (Weighed one : equals) {
                ranked.add(new Ranked(
                        one.scored().file(), one.scored().points(), (int) (one.sum() / weights), rank, tier, isTied));
            }
        }

        private boolean hasPlace(int size, int places) {
            return size <= places || (places > 0 && rules.ties() == Ties.ALL);
        }
    }
}
