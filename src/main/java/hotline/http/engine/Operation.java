package hotline.http.engine;

import io.vertx.core.Future;

/**
 * Answers one operation of the contract. It may throw a {@link hotline.failure.Failure} or fail its future with one;
 * both become problem+json.
 */
@FunctionalInterface
public interface Operation {
    Future<Answer> answer(Exchange exchange);
}
