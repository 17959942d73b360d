package hotline.measures.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hotline.measures.statistics.Funnel.Compared;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Members compared with all of them: chance, the mix of cases, and members that stand out. */
class FunnelTest {
    private static final int FEWEST = 10;
    private static final double INNER = 1.959963984540054;

    private static Map<Integer, Map<String, Share>> byChance(long seed, int members, double share, double noise) {
        var random = new SplittableRandom(seed);
        var all = new HashMap<Integer, Map<String, Share>>();
        for (int member = 0; member < members; member++) {
            int whole = (int) Math.round(10 * Math.pow(50, random.nextDouble()));
            double own = Math.min(1, Math.max(0, share + noise * (random.nextDouble() - 0.5)));
            long part = IntStream.range(0, whole)
                    .filter(one -> random.nextDouble() < own)
                    .count();
            all.put(member, Map.of("any", new Share(part, whole)));
        }
        return all;
    }

    @Test
    void of_members_that_differ_by_chance_alone_at_most_six_of_a_hundred_lie_outside_the_inner_limits() {
        for (double share : new double[] {0.5, 0.8, 0.95}) {
            var funnel = Funnel.of(Quotient.SHARE, byChance(20261129, 4000, share, 0), FEWEST);
            long outside = funnel.compared().stream()
                    .filter(one -> Math.abs(BinomialTails.score(one.share(), share)) > INNER)
                    .count();
            assertThat((double) outside / funnel.compared().size())
                    .as("outside 95 %% at %s", share)
                    .isBetween(0.02, 0.06);
            assertThat(funnel.spread().significant()).isFalse();
            assertThat(funnel.marked()).isLessThanOrEqualTo(2);
        }
    }

    /** Complaints of branches with 500 to 500 000 parcels each, which differ by chance and, with noise, by more. */
    private static Map<Integer, Map<String, Share>> perParcel(long seed, int members, double rate, double noise) {
        var random = new SplittableRandom(seed);
        var all = new HashMap<Integer, Map<String, Share>>();
        for (int member = 0; member < members; member++) {
            long parcels = Math.round(500 * Math.pow(1000, random.nextDouble()));
            double mean = parcels * rate * (1 + noise * (random.nextDouble() - 0.5));
            all.put(member, Map.of("any", new Share(poisson(random, mean), parcels)));
        }
        return all;
    }

    /** As many as come in one unit of time with that mean. */
    private static long poisson(SplittableRandom random, double mean) {
        long n = -1;
        for (double time = 0; time < mean; n++) {
            time -= Math.log(1 - random.nextDouble());
        }
        return Math.max(0, n);
    }

    @Test
    void of_branches_with_one_rate_per_parcel_at_most_six_of_a_hundred_lie_outside_the_inner_limits() {
        for (double rate : new double[] {0.0001, 0.001, 0.01}) {
            for (int fewest : new int[] {1, FEWEST}) {
                var funnel = Funnel.of(Quotient.RATE, perParcel(20261129, 4000, rate, 0), fewest);
                long outside = funnel.compared().stream()
                        .filter(one -> Math.abs(PoissonTails.score(one.share(), rate)) > INNER)
                        .count();
                assertThat((double) outside / funnel.compared().size())
                        .as("outside 95 %% at %s from %d", rate, fewest)
                        .isBetween(0.02, 0.06);
                assertThat(funnel.spread().significant()).isFalse();
                assertThat(funnel.marked()).isLessThanOrEqualTo(2);
                assertThat(funnel.tooFew())
                        .as("by the complaints that its parcels lead to expect")
                        .hasSize(4000 - funnel.compared().size());
            }
        }
    }

    @Test
    void a_rate_lies_outside_the_drawn_limits_exactly_if_its_score_says_so() {
        for (double noise : new double[] {0, 0.8}) {
            var funnel = Funnel.of(Quotient.RATE, perParcel(11, 1500, 0.002, noise), FEWEST);
            assertThat(funnel.spread().significant()).isEqualTo(noise > 0);
            assertThat(funnel.compared()).hasSizeGreaterThan(500).allSatisfy(one -> {
                double value = one.share().value();
                var limits = one.limits();
                assertThat(one.isOutside95()).isEqualTo(value < limits.low95() || value > limits.high95());
                assertThat(one.isOutside998()).isEqualTo(value < limits.low998() || value > limits.high998());
                assertThat(one.mixExplains()).as("parcels have no types").isFalse();
            });
        }
    }

    /** By scipy.stats.poisson with a mean of 10: mid-p of 4 is 0.019795, of 17 above 0.020660. */
    @Test
    void scores_of_rates_are_the_normal_scores_of_exact_tails() {
        assertThat(ExactTails.NORMAL.cumulativeProbability(PoissonTails.score(new Share(4, 10_000), 0.001)))
                .isCloseTo(0.019795, within(1e-5));
        assertThat(ExactTails.NORMAL.survivalProbability(PoissonTails.score(new Share(17, 10_000), 0.001)))
                .isCloseTo(0.020660, within(1e-5));
        assertThat(PoissonTails.score(new Share(12, 3), 0.001))
                .as("more complaints than parcels")
                .isGreaterThan(5);
        assertThat(PoissonTails.score(new Share(0, 10_000), 0)).isZero();
    }

    @Test
    void a_member_lies_outside_the_drawn_limits_exactly_if_its_score_says_so() {
        for (double noise : new double[] {0, 0.3}) {
            var funnel = Funnel.of(Quotient.SHARE, byChance(7, 1500, 0.8, noise), FEWEST);
            assertThat(funnel.spread().significant()).isEqualTo(noise > 0);
            assertThat(funnel.compared()).allSatisfy(one -> {
                double value = one.share().value();
                var limits = one.limits();
                assertThat(one.isOutside95()).isEqualTo(value < limits.low95() || value > limits.high95());
                assertThat(one.isOutside998()).isEqualTo(value < limits.low998() || value > limits.high998());
            });
        }
    }

    /** By scipy.stats.binom: mid-p of 2 of 20 at 0.3 is 0.02156, of 12 of 20 it is 0.00321 above. */
    @Test
    void scores_are_the_normal_scores_of_exact_tails() {
        assertThat(ExactTails.NORMAL.cumulativeProbability(BinomialTails.score(new Share(2, 20), 0.3)))
                .isCloseTo(0.021560, within(1e-5));
        assertThat(ExactTails.NORMAL.survivalProbability(BinomialTails.score(new Share(12, 20), 0.3)))
                .isCloseTo(0.003209, within(1e-5));
        assertThat(BinomialTails.score(new Share(6, 20), 0.3)).isCloseTo(0, within(0.05));
        assertThat(BinomialTails.score(new Share(20, 20), 1)).isZero();
    }

    @Test
    void limits_approach_those_of_the_normal_distribution_and_close_in_on_the_centre() {
        assertThat(BinomialTails.low(100_000, 0.3, INNER))
                .isCloseTo(0.3 - INNER * Math.sqrt(0.21 / 100_000), within(1e-5));
        assertThat(BinomialTails.high(100_000, 0.3, INNER))
                .isCloseTo(0.3 + INNER * Math.sqrt(0.21 / 100_000), within(1e-5));
        double before = 1;
        for (long whole = 10; whole < 2000; whole += 7) {
            double width = BinomialTails.high(whole, 0.9, INNER) - BinomialTails.low(whole, 0.9, INNER);
            assertThat(width).isPositive().isLessThan(before + 0.03);
            before = width;
        }
    }

    /** Worked out by hand: p of rank k is at most k ÷ 10 × 0.05. */
    @Test
    void among_many_only_those_that_would_hardly_all_be_chance_are_marked() {
        var ps = List.of(0.001, 0.008, 0.0149, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.9);
        assertThat(FalseDiscovery.largest(ps, 0.05)).isEqualTo(0.0149);
        assertThat(FalseDiscovery.largest(List.of(0.2, 0.5), 0.05)).isNegative();
        assertThat(FalseDiscovery.largest(List.of(), 0.05)).isNegative();
    }

    @Test
    void members_that_differ_more_than_chance_makes_them_widen_the_limits() {
        var funnel = Funnel.of(Quotient.SHARE, byChance(3, 500, 0.8, 0.3), FEWEST);
        assertThat(funnel.spread().phi()).isGreaterThan(1.5);
        var limits = funnel.curve(10);
        assertThat(limits).hasSizeGreaterThan(5);
        assertThat(limits.get(5).low95())
                .isLessThan(
                        BinomialTails.low(limits.get(5).whole(), funnel.centre().value(), INNER));
        long outside = funnel.compared().stream().filter(Compared::isOutside95).count();
        assertThat((double) outside / funnel.compared().size()).isLessThan(0.15);
    }

    @Test
    void of_members_with_few_cases_nothing_is_said() {
        var funnel = Funnel.of(
                Quotient.SHARE,
                Map.of(
                        "big", Map.of("any", new Share(40, 50)),
                        "small", Map.of("any", new Share(0, 9)),
                        "none", Map.of("any", Share.NONE)),
                FEWEST);
        assertThat(funnel.compared()).extracting(Compared::member).containsExactly("big");
        assertThat(funnel.tooFew()).containsExactlyInAnyOrder("small", "none");
        assertThat(funnel.ofTooFew()).isEqualTo(new Share(0, 9));
        assertThat(funnel.centre()).isEqualTo(new Share(40, 59));
    }

    /** A member with hard cases alone: 70 of 100 is less than usual, but more than its cases lead to expect. */
    @Test
    void where_the_mix_of_cases_explains_a_share_it_says_so() {
        var funnel = Funnel.of(
                Quotient.SHARE,
                Map.of(
                        "hard", Map.of("severe", new Share(70, 100)),
                        "usual", Map.of("minor", new Share(1900, 2000), "severe", new Share(120, 200)),
                        "slack", Map.of("minor", new Share(160, 200))),
                FEWEST);
        var byName = new HashMap<String, Compared<String>>();
        funnel.compared().forEach(one -> byName.put(one.member(), one));
        var hard = byName.get("hard");
        assertThat(hard.isOutside95()).isTrue();
        assertThat(hard.score()).isNegative();
        assertThat(hard.mix().expected()).isCloseTo(100 * 190.0 / 300, within(1e-9));
        assertThat(hard.mix().ratio()).isCloseTo(70 / 63.3333333, within(1e-6));
        assertThat(hard.mixExplains()).isTrue();
        assertThat(byName.get("slack").isOutside95()).isTrue();
        assertThat(byName.get("slack").mixExplains()).isFalse();
    }

    /** Each is the better one in both sorts or in none, for any mix. */
    @Test
    void two_members_are_compared_as_if_both_had_the_cases_of_both() {
        var one = Map.of("minor", new Share(90, 100), "severe", new Share(400, 1000));
        var other = Map.of("minor", new Share(800, 1000), "severe", new Share(30, 100), "rare", new Share(5, 5));
        var pair = CaseMix.pair(one, other, INNER);
        assertThat(pair.one()).isCloseTo((0.9 + 0.4) / 2, within(1e-9));
        assertThat(pair.other()).isCloseTo((0.8 + 0.3) / 2, within(1e-9));
        assertThat(pair.low()).isPositive();
        assertThat(pair.covered()).isCloseTo(2200.0 / 2205, within(1e-9));
        assertThat(CaseMix.pair(one, Map.of("rare", new Share(5, 5)), INNER).covered())
                .isZero();
    }
}
