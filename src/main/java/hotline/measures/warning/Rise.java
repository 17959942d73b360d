package hotline.measures.warning;

import hotline.measures.statistics.PoissonCusum;
import java.time.LocalDate;

/**
 * A sum that is above 0.
 *
 * @param base how many a day had before it began
 * @param began its first day
 * @param seen since then
 * @param expected since then
 */
record Rise(Watched of, double score, double base, LocalDate began, long seen, double expected) {
    /** Of fewer complaints nothing is said. */
    private static final int FEWEST = 5;

    double excess() {
        return seen - expected;
    }

    boolean isWarning() {
        return score > PoissonCusum.height(base) && seen >= FEWEST;
    }
}
