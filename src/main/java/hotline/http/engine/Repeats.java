package hotline.http.engine;

import hotline.failure.Failure;
import hotline.failure.FailureText;
import hotline.once.FirstAnswers;
import hotline.once.IdempotencyKey;
import hotline.once.Once;
import hotline.once.Repeated;
import io.vertx.core.Future;
import java.util.Optional;

/** Has an operation answer, and gives a repeated action its first answer. */
final class Repeats {
    private final FirstAnswers answers;

    Repeats(FirstAnswers answers) {
        this.answers = answers;
    }

    Once action(Optional<IdempotencyKey> key) {
        return answers.action(key);
    }

    Future<Answer> answer(Operation operation, Exchange exchange) {
        return attempt(operation, exchange)
                .compose(
                        answer -> exchange.askedOnce()
                                .map(action -> answers.keep(action, () -> KeptAnswer.of(answer))
                                        .map(answer))
                                .orElseGet(() -> Future.succeededFuture(answer)),
                        failure -> exchange.askedOnce()
                                .filter(action -> isDecidedByState(failure))
                                .map(action -> firstOr(action, failure))
                                .orElseGet(() -> Future.failedFuture(failure)));
    }

    private static Future<Answer> attempt(Operation operation, Exchange exchange) {
        try {
            return operation.answer(exchange);
        } catch (RuntimeException refused) {
            return Future.failedFuture(refused);
        }
    }

    /** A repeated action may be refused because the first one changed the state. All other refusals are the same each time. */
    private static boolean isDecidedByState(Throwable failure) {
        return failure instanceof Repeated
                || failure instanceof Failure.Conflict
                || failure instanceof Failure.Changed
                || failure instanceof Failure.NotFound;
    }

    /** An action that had claimed its key is the first. */
    private Future<Answer> firstOr(Once action, Throwable failure) {
        return action.isClaimed()
                ? refused(action, failure)
                : answers.first(action)
                        .compose(first -> first.map(KeptAnswer::read).orElseGet(() -> refused(action, failure)));
    }

    /** A conflict is kept, so that a repeat is not carried out in a later state. */
    private Future<Answer> refused(Once action, Throwable failure) {
        return failure instanceof Failure.Conflict
                ? answers.keepRefusal(action, () -> KeptAnswer.ofRefusal(FailureText.of(failure)))
                        .transform(kept -> Future.failedFuture(failure))
                : Future.failedFuture(failure);
    }
}
