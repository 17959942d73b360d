package hotline.tier;

import java.time.Instant;
import java.util.Optional;

/**
 * A review as people read it.
 *
 * @param department empty: the whole company
 * @param period a year such as 2026 by trade, a half-year such as 2026-H1 by score
 * @param finishedAt empty while it is under way
 * @param customers how many were reviewed
 * @param unchanged of them those who have the tier already that the rules give them
 * @param lacking how many lack points for a criterion
 * @param vipPlaces by score, how many may be VIP; of few customers none
 * @param waiting proposals that wait for a decision
 */
public record TierReview(
        long id,
        Scheme scheme,
        Optional<String> department,
        String period,
        int policyVersion,
        Optional<String> byName,
        Instant askedAt,
        Optional<Instant> finishedAt,
        int customers,
        int unchanged,
        int lacking,
        Optional<Integer> vipPlaces,
        Optional<Integer> preferredPlaces,
        int waiting) {

    /** What a review is asked for. */
    public record Asked(Scheme scheme, Optional<String> department, String period) {}
}
