package hotline.measures.topics;

import java.util.List;

/**
 * Words that became more frequent.
 *
 * @param words the most telling first
 * @param n complaints of the week that have the first of them
 * @param before the same of the eight weeks before
 * @param customers who wrote it
 * @param branches that it is about
 * @param strength Dunning's G²
 * @param complaints those of the week, the latest first
 */
public record Topic(
        List<String> words, int n, int before, int customers, int branches, double strength, List<Long> complaints) {
    private static final int QUOTED = 3;

    public Topic {
        words = List.copyOf(words);
        complaints = List.copyOf(complaints);
    }

    /** Three of them. */
    public List<Long> quoted() {
        return complaints.stream().limit(QUOTED).toList();
    }
}
