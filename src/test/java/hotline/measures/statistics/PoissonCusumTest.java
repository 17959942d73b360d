package hotline.measures.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long the sum stays quiet by chance, and how soon it finds a rise. */
class PoissonCusumTest {
    private static final int STATES = 500;

    /** The mean number of days until the sum is above the height, by the Markov chain of Brook and Evans. */
    private static double runLength(double base, double times, double height) {
        double width = 2 * height / (2 * STATES - 1);
        var seen = PoissonDistribution.of(base * times);
        var chain = new double[STATES][STATES + 1];
        for (int from = 0; from < STATES; from++) {
            for (int n = 0; seen.survivalProbability(n - 1) > 1e-14; n++) {
                double to = PoissonCusum.next(from * width, n, base);
                int state = (int) Math.floor(to / width + 0.5);
                if (to < height && state < STATES) {
                    chain[from][state] -= seen.probability(n);
                }
            }
            chain[from][from] += 1;
            chain[from][STATES] = 1;
        }
        return solved(chain)[0];
    }

    private static double[] solved(double[][] rows) {
        int n = rows.length;
        for (int column = 0; column < n; column++) {
            for (int row = column + 1; row < n; row++) {
                double by = rows[row][column] / rows[column][column];
                for (int i = column; by != 0 && i <= n; i++) {
                    rows[row][i] -= by * rows[column][i];
                }
            }
        }
        var solution = new double[n];
        for (int row = n - 1; row >= 0; row--) {
            double rest = rows[row][n];
            for (int i = row + 1; i < n; i++) {
                rest -= rows[row][i] * solution[i];
            }
            solution[row] = rest / rows[row][row];
        }
        return solution;
    }

    /** The days of the brief's table, which rounds the height: 8.5, 10.5 and 11 for once in about 10 000 days. */
    @ParameterizedTest
    @CsvSource({"0.2, 71, 238", "0.5, 33.4, 120", "1, 18.6, 70", "5, 4.7, 19.2", "20, 1.6, 6.3"})
    void chance_brings_a_warning_once_in_ten_thousand_days_and_a_doubling_is_found_soon(
            double base, double doubled, double half) {
        double height = PoissonCusum.height(base);
        assertThat(runLength(base, 1, height)).isBetween(9_000.0, 13_500.0);
        assertThat(runLength(base, 2, height)).isCloseTo(doubled, within(doubled * 0.03));
        assertThat(runLength(base, 1.5, height)).isCloseTo(half, within(half * 0.07));
    }

    @Test
    void between_the_heights_of_the_table_warnings_are_no_more_frequent() {
        for (double base : new double[] {0.25, 0.4, 0.85, 1.2, 1.7, 2.5, 4, 6, 8.5, 12, 17}) {
            assertThat(runLength(base, 1, PoissonCusum.height(base)))
                    .as("at %s a day", base)
                    .isBetween(8_000.0, 14_500.0);
        }
        assertThat(PoissonCusum.height(0.1)).isEqualTo(PoissonCusum.height(0.2));
        assertThat(PoissonCusum.height(400)).isEqualTo(PoissonCusum.height(50));
    }

    /** Days are drawn, and a doubling begins in the steady state. */
    @Test
    void drawn_days_agree_with_the_chain() {
        var random = new SplittableRandom(20261129);
        int runs = 400;
        long quiet = 0;
        long late = 0;
        for (int run = 0; run < runs; run++) {
            quiet += days(random, 1, 0);
            double score = 0;
            for (int day = 0; day < 60; day++) {
                score = Math.min(PoissonCusum.next(score, poisson(random, 1), 1), PoissonCusum.height(1) * 0.99);
            }
            late += days(random, 2, score);
        }
        assertThat((double) quiet / runs).isBetween(8_500.0, 12_000.0);
        assertThat((double) late / runs).isBetween(15.0, 20.0);
    }

    private static long days(SplittableRandom random, double mean, double start) {
        double score = start;
        long days = 0;
        while (score <= PoissonCusum.height(1)) {
            score = PoissonCusum.next(score, poisson(random, mean), 1);
            days++;
        }
        return days;
    }

    private static int poisson(SplittableRandom random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int n = 0;
        while (product > limit) {
            product *= random.nextDouble();
            n++;
        }
        return n;
    }
}
