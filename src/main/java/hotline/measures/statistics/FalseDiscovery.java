package hotline.measures.statistics;

import java.util.List;

/** The rule of Benjamini and Hochberg: of those that it marks, a given part is expected to be marked by chance. */
final class FalseDiscovery {
    private FalseDiscovery() {}

    /** The largest p that is marked, or less than 0 where none is. */
    static double largest(List<Double> ps, double part) {
        var sorted = ps.stream().sorted().toList();
        for (int rank = sorted.size(); rank > 0; rank--) {
            double p = sorted.get(rank - 1);
            if (p <= part * rank / sorted.size()) {
                return p;
            }
        }
        return -1;
    }
}
