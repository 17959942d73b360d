package hotline.attachment.blob;

import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/** Long work of a command: steps one after the other, any number of them. */
public final class Steps {
    private static final int MOST_TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Duration pause;

    public Steps(Vertx vertx) {
        this(vertx, PAUSE);
    }

    /** @param pause before what was busy is tried again */
    public Steps(Vertx vertx, Duration pause) {
        this.vertx = vertx;
        this.pause = pause;
    }

    /** Until a step says that it was the last one. Each begins on its own turn, so that a million of them need no deeper stack than one. */
    public Future<Void> all(Supplier<Future<Boolean>> isLast) {
        var end = Promise.<Void>promise();
        next(isLast, end);
        return end.future();
    }

    private void next(Supplier<Future<Boolean>> isLast, Promise<Void> end) {
        vertx.runOnContext(turn -> isLast.get().onComplete(done -> {
            if (done.failed()) {
                end.fail(done.cause());
            } else if (done.result()) {
                end.complete();
            } else {
                next(isLast, end);
            }
        }));
    }

    /** Tries again some times while something is busy. */
    public <T> Future<T> patiently(Supplier<Future<T>> work) {
        return patiently(work, 1);
    }

    private <T> Future<T> patiently(Supplier<Future<T>> work, int tries) {
        return work.get()
                .recover(failure -> failure instanceof Failure.Busy && tries < MOST_TRIES
                        ? vertx.timer(pause.toMillis()).compose(waited -> patiently(work, tries + 1))
                        : Future.failedFuture(failure));
    }
}
