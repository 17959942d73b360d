package hotline.http.stream;

import hotline.failure.Failure;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** Whether a stream's subscriber may still hear its events; checked again and again. */
final class StreamSession {
    /** A moment without its database ends no stream: nothing new can be read from there either. */
    private static final int MOST_UNANSWERED = 3;

    private final Supplier<Future<Boolean>> mayGoOn;
    private int unanswered;

    StreamSession(Supplier<Future<Boolean>> mayGoOn) {
        this.mayGoOn = mayGoOn;
    }

    /** @param known whether sessions could be looked up at all */
    Future<Boolean> isOver(boolean known) {
        if (!known) {
            return Future.succeededFuture(hasNoAnswer());
        }
        return mayGoOn.get()
                .map(allowed -> {
                    unanswered = 0;
                    return !allowed;
                })
                .otherwise(failure -> failure instanceof Failure.Unauthenticated || hasNoAnswer());
    }

    private boolean hasNoAnswer() {
        unanswered++;
        return unanswered >= MOST_UNANSWERED;
    }
}
