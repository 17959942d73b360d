package hotline.measures.statistics;

import java.util.HashMap;
import java.util.Map;

/**
 * What cases of each sort come to in all members together.
 *
 * @param <S> a sort of cases, such as a type and a severity
 */
public record CaseMix<S>(Map<S, Share> all) {
    /**
     * What a member would have if each of its sorts went as in all members together (indirect standardisation). Compares a
     * member with all of them, never two members with each other.
     *
     * @param expected so many
     * @param ratio what it has ÷ the expected number; 1 where that is 0
     * @param score how far they differ, in standard deviations
     */
    public record Expected(double expected, double ratio, double score) {}

    /** Two members as if both had the cases of both (direct standardisation). */
    public record Pair(double one, double other, double low, double high, double covered) {}

    public CaseMix {
        all = Map.copyOf(all);
    }

    public static <S> CaseMix<S> of(Iterable<Map<S, Share>> members) {
        var all = new HashMap<S, Share>();
        members.forEach(member -> member.forEach((sort, share) -> all.merge(sort, share, Share::plus)));
        return new CaseMix<>(all);
    }

    public Expected expected(Map<S, Share> member) {
        double expected = 0;
        double variance = 0;
        long seen = 0;
        for (var of : member.entrySet()) {
            var usual = all.getOrDefault(of.getKey(), Share.NONE);
            if (usual.whole() > 0) {
                double share = usual.value();
                expected += share * of.getValue().whole();
                variance += share * (1 - share) * of.getValue().whole();
                seen += of.getValue().part();
            }
        }
        double score = variance > 0 ? (seen - expected) / Math.sqrt(variance) : 0;
        return new Expected(expected, expected > 0 ? seen / expected : 1, score);
    }

    /**
     * Both by the sorts that both have, weighted by the cases of both together. The limits are those of the difference.
     *
     * @param deviations how wide they are
     */
    public static <S> Pair pair(Map<S, Share> one, Map<S, Share> other, double deviations) {
        double weights = 0;
        double ofOne = 0;
        double ofOther = 0;
        double variance = 0;
        long cases = 0;
        for (var share : one.entrySet()) {
            var mine = share.getValue();
            var its = other.getOrDefault(share.getKey(), Share.NONE);
            if (mine.whole() > 0 && its.whole() > 0) {
                double weight = mine.whole() + its.whole();
                weights += weight;
                cases += mine.whole() + its.whole();
                ofOne += weight * mine.value();
                ofOther += weight * its.value();
                variance += weight * weight * (variance(mine) + variance(its));
            }
        }
        long both = cases(one) + cases(other);
        if (weights == 0) {
            return new Pair(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
        }
        double difference = (ofOne - ofOther) / weights;
        double reach = deviations * Math.sqrt(variance) / weights;
        return new Pair(
                ofOne / weights, ofOther / weights, difference - reach, difference + reach, (double) cases / both);
    }

    private static <S> long cases(Map<S, Share> member) {
        return member.values().stream().mapToLong(Share::whole).sum();
    }

    /** By Agresti and Caffo, one more of each kind, so that shares of 0 and 1 have a width too. */
    private static double variance(Share share) {
        double value = (share.part() + 1.0) / (share.whole() + 2.0);
        return value * (1 - value) / (share.whole() + 2.0);
    }
}
