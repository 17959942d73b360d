package hotline.measures.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Members compared with all of them together. The fewer cases one has, the farther it may lie from the centre by chance; limits
 * say how far.
 *
 * @param <M> a member
 * @param quotient what they are compared by
 * @param centre of all members, also of those with too few cases
 * @param compared of members with enough cases, in no order of merit
 * @param tooFew members that nothing can be said of
 * @param ofTooFew all their cases
 */
public record Funnel<M>(
        Quotient quotient,
        Share centre,
        Overdispersion spread,
        List<Compared<M>> compared,
        List<M> tooFew,
        Share ofTooFew) {
    /** Of those that are marked, this part is expected to be marked by chance. */
    public static final double BY_CHANCE = 0.05;

    private static final double INNER = ExactTails.NORMAL.inverseSurvivalProbability(0.025);
    private static final double OUTER = ExactTails.NORMAL.inverseSurvivalProbability(0.001);

    /** The limits for that many cases: 95 and 99.8 of 100 lie within them by chance. */
    public record Limits(long whole, double low95, double high95, double low998, double high998) {}

    /**
     * @param score how far it lies from the centre, in standard deviations, less what all members differ anyhow
     * @param p how often chance alone puts one so far
     * @param marked whether it stands out among so many
     * @param mix what its sorts of cases lead to expect
     * @param mixExplains whether it lies beyond the inner limits on one side, and beyond what its cases lead to expect on the other
     */
    public record Compared<M>(
            M member,
            Share share,
            Limits limits,
            double score,
            double p,
            boolean marked,
            CaseMix.Expected mix,
            boolean mixExplains) {
        public boolean isOutside95() {
            return Math.abs(score) > INNER;
        }

        public boolean isOutside998() {
            return Math.abs(score) > OUTER;
        }
    }

    private record Scored<M>(M member, Share share, double score, CaseMix.Expected mix) {}

    public Funnel {
        compared = List.copyOf(compared);
        tooFew = List.copyOf(tooFew);
    }

    /**
     * @param members the cases of each by their sort
     * @param fewest with fewer cases nothing is said of a member
     */
    public static <M, S> Funnel<M> of(Quotient quotient, Map<M, Map<S, Share>> members, int fewest) {
        var mix = CaseMix.of(members.values());
        var centre = sum(mix.all());
        var scored = new ArrayList<Scored<M>>();
        var tooFew = new ArrayList<M>();
        var ofTooFew = Share.NONE;
        for (var member : members.entrySet()) {
            var share = sum(member.getValue());
            if (!quotient.isEnough(centre, share.whole(), fewest)) {
                tooFew.add(member.getKey());
                ofTooFew = ofTooFew.plus(share);
            } else {
                double score = quotient.score(share, centre.value());
                scored.add(new Scored<>(member.getKey(), share, score, mix.expected(member.getValue())));
            }
        }
        var spread = Overdispersion.of(scored.stream().map(Scored::score).toList());
        return new Funnel<>(quotient, centre, spread, compared(quotient, scored, centre, spread), tooFew, ofTooFew);
    }

    private static <M> List<Compared<M>> compared(
            Quotient quotient, List<Scored<M>> all, Share centre, Overdispersion spread) {
        double largest = FalseDiscovery.largest(
                all.stream()
                        .map(one -> ExactTails.p(one.score() / spread.widening()))
                        .toList(),
                BY_CHANCE);
        var limits = new HashMap<Long, Limits>();
        return all.stream()
                .map(one -> {
                    double score = one.score() / spread.widening();
                    double p = ExactTails.p(score);
                    return new Compared<>(
                            one.member(),
                            one.share(),
                            limits.computeIfAbsent(
                                    one.share().whole(), whole -> limits(quotient, whole, centre, spread)),
                            score,
                            p,
                            p <= largest,
                            one.mix(),
                            Math.abs(score) > INNER && score * one.mix().score() < 0);
                })
                .toList();
    }

    private static <S> Share sum(Map<S, Share> sorts) {
        return sorts.values().stream().reduce(Share.NONE, Share::plus);
    }

    private static Limits limits(Quotient quotient, long whole, Share centre, Overdispersion spread) {
        double expected = centre.value();
        double inner = INNER * spread.widening();
        double outer = OUTER * spread.widening();
        return new Limits(
                whole,
                quotient.low(whole, expected, inner),
                quotient.high(whole, expected, inner),
                quotient.low(whole, expected, outer),
                quotient.high(whole, expected, outer));
    }

    /** The limits at so many sizes between the smallest and the largest member, for drawing. */
    public List<Limits> curve(int points) {
        var sizes = compared.stream().mapToLong(one -> one.share().whole()).summaryStatistics();
        if (sizes.getCount() == 0) {
            return List.of();
        }
        double growth = Math.pow((double) sizes.getMax() / sizes.getMin(), 1.0 / points);
        var curve = new ArrayList<Limits>();
        long last = 0;
        for (int i = 0; i <= points; i++) {
            long whole = Math.min(sizes.getMax(), Math.round(sizes.getMin() * Math.pow(growth, i)));
            if (whole > last) {
                curve.add(limits(quotient, whole, centre, spread));
                last = whole;
            }
        }
        return curve;
    }

    public long marked() {
        return compared.stream().filter(Compared::marked).count();
    }
}
