package hotline.satisfaction;

import hotline.failure.Failure;

/** The result of a {@link PageRating}. */
public sealed interface RatingResult {

    record Accepted(Rating rating) implements RatingResult {}

    /** Nothing was changed. */
    record Refused(PageRating asked, Failure failure) implements RatingResult {}

    /** The rating; throws the refusal. */
    default Rating orThrow() {
        if (this instanceof Accepted accepted) {
            return accepted.rating();
        }
        throw ((Refused) this).failure();
    }
}
