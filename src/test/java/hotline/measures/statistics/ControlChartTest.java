package hotline.measures.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hotline.measures.statistics.ControlChart.Counts;
import hotline.measures.statistics.ControlChart.Point;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A member over time: limits, wider limits for what varies anyhow, and points that keep to one side. */
class ControlChartTest {
    private static final Counts USUAL = new Counts(10, 100);

    private static List<Counts> counts(long whole, long... parts) {
        return LongStream.of(parts).mapToObj(part -> new Counts(part, whole)).toList();
    }

    @Test
    void limits_of_a_share_are_three_standard_deviations_from_the_baseline() {
        var chart = ControlChart.of(
                Quotient.SHARE,
                List.of(new Counts(19, 100), new Counts(20, 100), new Counts(0, 0)),
                List.of(USUAL, USUAL));
        assertThat(chart.centre()).isEqualTo(0.1);
        assertThat(chart.points().get(0).low()).isCloseTo(0.01, within(1e-12));
        assertThat(chart.points().get(0).high()).isCloseTo(0.19, within(1e-12));
        assertThat(chart.points()).extracting(Point::outside).containsExactly(false, true, false);
    }

    /** Exact: of 20 complaints that are expected, 35 are more than 0.135 in 100 by chance, and 34 are not (mid-p 0.0012, 0.0021). */
    @Test
    void limits_of_a_rate_are_exact_and_follow_the_volume_of_each_part() {
        var chart = ControlChart.of(
                Quotient.RATE,
                List.of(new Counts(34, 10_000), new Counts(35, 10_000), new Counts(40, 40_000), new Counts(0, 0)),
                counts(10_000, 20, 20, 20));
        assertThat(chart.centre()).isCloseTo(0.002, within(1e-12));
        assertThat(chart.points()).extracting(Point::outside).containsExactly(false, true, true, false);
        double above = chart.points().get(0).high() - 0.002;
        double below = 0.002 - chart.points().get(0).low();
        assertThat(above).as("a Poisson number lies askew").isGreaterThan(below);
        assertThat(chart.points().get(2).high())
                .isLessThan(chart.points().get(0).high());
    }

    /** Scores of ±2 by turns move by 4 each time: 4 ÷ 1.128. */
    @Test
    void with_many_cases_limits_are_as_wide_as_the_baseline_varies() {
        var varying = IntStream.range(0, 20)
                .mapToObj(i -> new Counts(i % 2 == 0 ? 5_100 : 4_900, 10_000))
                .toList();
        assertThat(ControlChart.of(Quotient.SHARE, varying, varying).widening()).isCloseTo(4 / 1.128, within(1e-9));
        var few = IntStream.range(0, 20)
                .mapToObj(i -> new Counts(i % 2 == 0 ? 60 : 40, 100))
                .toList();
        assertThat(ControlChart.of(Quotient.SHARE, few, few).widening()).isEqualTo(1);
        var steady = counts(10_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000);
        assertThat(ControlChart.of(Quotient.SHARE, steady, steady).widening()).isEqualTo(1);
    }

    /** Of 20 points chance brings 7 on one side, and changes the side 6 times at least (Anhøj 2014). */
    @Test
    void points_that_keep_to_one_side_are_a_signal_within_the_limits_too() {
        var half = IntStream.range(0, 20)
                .mapToObj(i -> new Counts(i < 10 ? 9 : 11, 100))
                .toList();
        var chart = ControlChart.of(Quotient.SHARE, half, List.of(USUAL));
        assertThat(chart.runs()).isEqualTo(new ControlChart.Runs(10, 7, 1, 6));
        assertThat(chart.runs().isSignal()).isTrue();
        assertThat(chart.points()).noneMatch(Point::outside);
        var turns = IntStream.range(0, 20)
                .mapToObj(i -> new Counts(i % 2 == 0 ? 9 : 11, 100))
                .toList();
        assertThat(ControlChart.of(Quotient.SHARE, turns, List.of(USUAL)).runs().isSignal())
                .isFalse();
    }

    @Test
    void chance_alone_seldom_brings_a_point_outside_or_a_signal() {
        var random = new SplittableRandom(20261129);
        int outside = 0;
        int signals = 0;
        for (int run = 0; run < 300; run++) {
            var points = IntStream.range(0, 24)
                    .mapToObj(week -> new Counts(
                            IntStream.range(0, 200)
                                    .filter(one -> random.nextDouble() < 0.3)
                                    .count(),
                            200))
                    .toList();
            var chart = ControlChart.of(Quotient.SHARE, points, List.of(new Counts(3_000, 10_000)));
            outside += (int) chart.points().stream().filter(Point::outside).count();
            signals += chart.runs().isSignal() ? 1 : 0;
        }
        assertThat(outside).isLessThan(300 * 24 / 100);
        assertThat(signals).isLessThan(300 / 7);
    }

    @Test
    void without_any_cases_nothing_is_outside() {
        var chart = ControlChart.of(Quotient.SHARE, counts(0, 0, 0), List.of());
        assertThat(chart.points()).noneMatch(Point::outside);
        assertThat(chart.runs().isSignal()).isFalse();
    }
}
