package hotline.satisfaction;

import java.time.Instant;
import java.util.Optional;

/**
 * A rating that a customer gives on their own page.
 *
 * @param complaint its id
 * @param score 1 to 5
 */
public record PageRating(long complaint, int score, Optional<String> comment, Instant at) {}
