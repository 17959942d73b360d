package hotline.tier;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.tier.ScoreTiers;
import hotline.policy.tier.ScoreTiers.Criterion;
import hotline.policy.tier.ScoreTiers.Ties;
import hotline.policy.tier.Tier;
import hotline.policy.tier.TradeTiers;
import hotline.policy.tier.TradeTiers.Returns;
import hotline.policy.tier.TradeTiers.WithoutTrade;
import hotline.policy.tier.TradeTiers.YearOfTrade;
import hotline.tier.Ranking.Ranked;
import hotline.tier.Ranking.Scored;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules alone: bounds by trade, shares and ties by score. */
class TierRulesTest {
    private static final TradeTiers TRADE =
            new TradeTiers(50_000_000, 10_000_000, Returns.DEDUCTED, WithoutTrade.LEFT_OUT);

    private static ScoreTiers score(Ties ties) {
        var name = new LocalizedName("销量", "sales");
        return new ScoreTiers(15, 30, ties, 5, Map.of("sales", new Criterion(name, 1)));
    }

    private static Ranking ranking(Ties ties, int... points) {
        var scored = IntStream.range(0, points.length)
                .mapToObj(i -> new Scored(i + 1, Map.of("sales", points[i])))
                .toList();
        return Ranking.of(scored, score(ties));
    }

    private static List<Tier> tiers(Ranking ranking) {
        return ranking.ranked().stream().map(Ranked::tier).toList();
    }

    private static long count(Ranking ranking, Tier tier) {
        return tiers(ranking).stream().filter(one -> one == tier).count();
    }

    @ParameterizedTest
    @CsvSource({
        "0,        true,  ORDINARY",
        "0,        false, ORDINARY",
        "9999999,  true,  ORDINARY",
        "9999999,  false, ORDINARY",
        "10000000, true,  KEY",
        "10000000, false, KEY",
        "49999999, true,  KEY",
        "49999999, false, KEY",
        "50000000, true,  VIP",
        "50000000, false, KEY"
    })
    @Tag("K1")
    void exactly_100_000_yuan_is_key_and_a_large_customer_who_pays_badly_is_key(long fen, boolean paysWell, Tier tier) {
        assertThat(TRADE.tier(new YearOfTrade(fen, 0, paysWell, true))).isEqualTo(tier);
    }

    @Test
    @Tag("K1")
    void a_customer_without_any_trade_so_far_is_a_prospect() {
        assertThat(TRADE.tier(new YearOfTrade(0, 0, true, false))).isEqualTo(Tier.PROSPECT);
        assertThat(TRADE.tier(new YearOfTrade(1, 0, true, false))).isEqualTo(Tier.ORDINARY);
        assertThat(TRADE.tier(new YearOfTrade(5, 5, true, false))).isEqualTo(Tier.ORDINARY);
    }

    @Test
    @Tag("K1")
    void returned_goods_count_as_the_policy_says() {
        var year = new YearOfTrade(50_000_000, 1, true, true);
        assertThat(TRADE.tier(year)).isEqualTo(Tier.KEY);
        assertThat(new TradeTiers(50_000_000, 10_000_000, Returns.IGNORED, WithoutTrade.LEFT_OUT).tier(year))
                .isEqualTo(Tier.VIP);
    }

    @Test
    @Tag("D1")
    void of_twenty_customers_three_are_vip_and_six_preferred() {
        var ranking = ranking(Ties.NONE, IntStream.rangeClosed(1, 20).toArray());
        assertThat(count(ranking, Tier.VIP)).isEqualTo(3);
        assertThat(count(ranking, Tier.PREFERRED)).isEqualTo(6);
        assertThat(ranking.ranked().get(0).file()).as("the best first").isEqualTo(20);
    }

    @Test
    @Tag("D1")
    void of_six_customers_none_is_vip() {
        var ranking = ranking(Ties.NONE, 6, 5, 4, 3, 2, 1);
        assertThat(ranking.vipPlaces()).isZero();
        assertThat(tiers(ranking))
                .containsExactly(
                        Tier.PREFERRED, Tier.QUALIFIED, Tier.QUALIFIED, Tier.QUALIFIED, Tier.QUALIFIED, Tier.QUALIFIED);
    }

    @Test
    @Tag("D1")
    void equal_scores_at_the_edge_have_no_place_or_all_have() {
        int[] points = {9, 8, 8, 7, 6, 5, 4, 3, 2, 1, 1, 1, 1, 1};
        var none = ranking(Ties.NONE, points);
        assertThat(tiers(none).subList(0, 4)).containsExactly(Tier.VIP, Tier.PREFERRED, Tier.PREFERRED, Tier.PREFERRED);
        assertThat(none.ranked().get(1).isTied()).isTrue();
        var all = ranking(Ties.ALL, points);
        assertThat(tiers(all).subList(0, 4)).containsExactly(Tier.VIP, Tier.VIP, Tier.VIP, Tier.PREFERRED);
    }

    @Test
    @Tag("D1")
    void a_customer_without_points_for_a_criterion_is_not_ranked() {
        var ranking = Ranking.of(
                List.of(new Scored(1, Map.of("sales", 100)), new Scored(2, Map.of("other", 100))), score(Ties.NONE));
        assertThat(ranking.customers()).isEqualTo(1);
        assertThat(ranking.lacking()).isEqualTo(1);
    }

    @Test
    @Tag("D1")
    void shares_hold_equals_are_equal_and_the_order_of_the_customers_does_not_matter() {
        var random = new Random(20260925);
        for (int round = 0; round < 300; round++) {
            int[] points = random.ints(random.nextInt(60), 0, 25).toArray();
            var ranking = ranking(Ties.NONE, points);
            assertThat(count(ranking, Tier.VIP)).isLessThanOrEqualTo(points.length * 15 / 100);
            assertThat(count(ranking, Tier.PREFERRED)).isLessThanOrEqualTo(points.length * 30 / 100);
            for (int i = 1; i < ranking.ranked().size(); i++) {
                var before = ranking.ranked().get(i - 1);
                var after = ranking.ranked().get(i);
                assertThat(before.tier().isBelow(after.tier())).isFalse();
                if (before.score() == after.score()) {
                    assertThat(after.tier()).isEqualTo(before.tier());
                }
            }
            var shuffled = new ArrayList<>(Arrays.stream(points).boxed().toList());
            Collections.shuffle(shuffled, random);
            var again = ranking(
                    Ties.NONE, shuffled.stream().mapToInt(Integer::intValue).toArray());
            assertThat(tiers(again)).isEqualTo(tiers(ranking));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SCORE, 2026-06-30, 2025-H2, 2026-01-01",
        "SCORE, 2026-07-01, 2026-H1, 2026-07-01",
        "SCORE, 2026-12-31, 2026-H1, 2026-07-01",
        "SCORE, 2027-01-01, 2026-H2, 2027-01-01",
        "TRADE, 2026-12-31, 2025,    2026-01-01",
        "TRADE, 2027-01-01, 2026,    2027-01-01"
    })
    @Tag("D1")
    @Tag("K1")
    void the_last_ended_period_is_the_year_or_half_year_before_the_day(
            Scheme scheme, LocalDate day, String period, LocalDate nextBegins) {
        assertThat(ReviewPeriod.Ended.before(scheme, day)).isEqualTo(new ReviewPeriod.Ended(period, nextBegins));
    }
}
