package hotline.tier;

import java.time.Instant;
import java.util.Optional;

/**
 * A review of tiers that no one has begun.
 *
 * @param department empty: the whole company
 * @param period the last one that has ended
 * @param since its end
 */
public record DueReview(Scheme scheme, Optional<String> department, String period, Instant since) {}
