package hotline.satisfaction;

import java.time.Instant;
import java.util.Optional;

/**
 * A customer's rating of one resolution of their complaint (满意度), once per resolution.
 *
 * @param callback the callback in which it was given; empty if the customer rated on their page
 * @param resolution which resolution it judges: how often the complaint had been reopened by then
 * @param score 1 (very bad) to 5 (very good)
 */
public record Rating(
        long complaintId,
        Optional<Long> callback,
        int resolution,
        int score,
        Optional<String> comment,
        Instant ratedAt) {
    private static final int LOWEST_SATISFIED = 4;

    public Rating {
        if (score < 1 || score > 5) {
            throw new IllegalArgumentException("a score is 1 to 5, not " + score);
        }
    }

    /** Counts as satisfied in the satisfaction rate (满意率). */
    public boolean satisfied() {
        return score >= LOWEST_SATISFIED;
    }

    /** {@code callback} or {@code page}. */
    public String source() {
        return callback.isPresent() ? "callback" : "page";
    }
}
