package hotline.measures.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * One member over time against a baseline: shares of cases (p-chart), or counts for each unit of volume (u-chart).
 *
 * @param centre of the baseline
 * @param widening by how much limits are wider since the baseline varied more than chance makes it (Laney); 1: not at all
 * @param points in the order of time
 * @param runs whether the points keep to one side longer, or change sides less often, than chance lets them
 */
public record ControlChart(double centre, double widening, List<Point> points, Runs runs) {
    /** Standard deviations between the centre and a limit. */
    private static final double WIDTH = 3;
    /** With so many cases a point chance alone is so narrow that what varies anyhow shows (Laney 2002). */
    private static final double LARGE = 500;

    private static final int FEWEST_MOVES = 8;
    /** The mean distance of two normal values, in standard deviations. */
    private static final double MEAN_MOVE = 1.128;

    /** How many of how much. */
    public record Counts(long part, long whole) {
        double value() {
            return (double) part / whole;
        }
    }

    /**
     * @param low its lower limit; without any cases the centre
     * @param outside whether chance would hardly bring it so far
     */
    public record Point(Counts counts, double low, double high, boolean outside) {}

    /**
     * Anhøj's rules for points on one side of the centre.
     *
     * @param longest how many in a row were on one side
     * @param most so many chance brings
     * @param crossings how often the side changed
     * @param fewest so often chance changes it
     */
    public record Runs(int longest, int most, int crossings, int fewest) {
        public boolean isSignal() {
            return longest > most || crossings < fewest;
        }
    }

    public ControlChart {
        points = List.copyOf(points);
    }

    public static ControlChart of(Quotient quotient, List<Counts> points, List<Counts> baseline) {
        var known = baseline.stream().filter(counts -> counts.whole() > 0).toList();
        double whole = known.stream().mapToLong(Counts::whole).sum();
        double centre = whole == 0 ? 0 : known.stream().mapToLong(Counts::part).sum() / whole;
        double widening = widening(quotient, known, centre);
        return new ControlChart(
                centre,
                widening,
                points.stream()
                        .map(counts -> point(quotient, counts, centre, widening))
                        .toList(),
                runs(points, centre));
    }

    private static Point point(Quotient quotient, Counts counts, double centre, double widening) {
        if (counts.whole() == 0) {
            return new Point(counts, centre, centre, false);
        }
        var band = quotient.band(centre, counts.whole(), WIDTH * widening);
        return new Point(counts, band.low(), band.high(), counts.value() < band.low() || counts.value() > band.high());
    }

    private static double widening(Quotient quotient, List<Counts> baseline, double centre) {
        double mean = baseline.stream().mapToLong(Counts::whole).average().orElse(0);
        if (baseline.size() <= FEWEST_MOVES || mean < LARGE || quotient.deviation(centre, 1) == 0) {
            return 1;
        }
        double moves = 0;
        for (int i = 1; i < baseline.size(); i++) {
            moves += Math.abs(score(quotient, baseline.get(i), centre) - score(quotient, baseline.get(i - 1), centre));
        }
        return Math.max(1, moves / (baseline.size() - 1) / MEAN_MOVE);
    }

    private static double score(Quotient quotient, Counts counts, double centre) {
        return (counts.value() - centre) / quotient.deviation(centre, counts.whole());
    }

    /** Points on the centre are on no side. */
    private static Runs runs(List<Counts> points, double centre) {
        var above = new ArrayList<Boolean>();
        for (Counts counts : points) {
            if (counts.whole() > 0 && counts.value() != centre) {
                above.add(counts.value() > centre);
            }
        }
        int longest = 0;
        int run = 0;
        int crossings = 0;
        for (int i = 0; i < above.size(); i++) {
            boolean same = i > 0 && above.get(i).equals(above.get(i - 1));
            crossings += i > 0 && !same ? 1 : 0;
            run = same ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        int n = above.size();
        if (n < FEWEST_MOVES) {
            return new Runs(longest, n, crossings, 0);
        }
        int most = (int) Math.round(Math.log(n) / Math.log(2) + 3);
        int fewest = BinomialDistribution.of(n - 1, 0.5).inverseCumulativeProbability(0.05);
        return new Runs(longest, most, crossings, fewest);
    }
}
