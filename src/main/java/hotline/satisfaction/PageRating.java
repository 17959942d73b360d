package hotline.satisfaction;

import hotline.survey.SaidAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rating that a customer gives on their own page.
 *
 * @param complaint its id
 * @param score 1 to 5
 * @param answers to the other questions of the policy
 */
public record PageRating(long complaint, int score, Optional<String> comment, Instant at, List<SaidAnswer> answers) {
    public PageRating {
        answers = List.copyOf(answers);
    }

    public PageRating(long complaint, int score, Optional<String> comment, Instant at) {
        this(complaint, score, comment, at, List.of());
    }
}
