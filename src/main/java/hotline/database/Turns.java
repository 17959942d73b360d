package hotline.database;

import hotline.failure.Failure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/** Lets only a few long readings run at once on a node, so that all others find a connection. The rest wait in their order. */
public final class Turns {
    private static final Duration LATER = Duration.ofSeconds(5);

    /** @param context that the reading goes on in */
    private record Waiting(Context context, Promise<Void> promise) {
        void go() {
            context.runOnContext(promise::complete);
        }
    }

    private final Vertx vertx;
    private final int most;
    private final int mostWaiting;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int running;

    /** @param mostWaiting beyond which a reading fails with {@link Failure.Busy} */
    public Turns(Vertx vertx, int most, int mostWaiting) {
        this.vertx = vertx;
        this.most = most;
        this.mostWaiting = mostWaiting;
    }

    public <T> Future<T> take(Supplier<Future<T>> reading) {
        return turn().compose(granted -> begun(reading).onComplete(done -> pass()));
    }

    private static <T> Future<T> begun(Supplier<Future<T>> reading) {
        try {
            return reading.get();
        } catch (RuntimeException refused) {
            return Future.failedFuture(refused);
        }
    }

    private synchronized Future<Void> turn() {
        if (running < most) {
            running++;
            return Future.succeededFuture();
        }
        if (waiting.size() >= mostWaiting) {
            return Future.failedFuture(new Failure.Busy("too many figures are read at once", LATER));
        }
        var promise = Promise.<Void>promise();
        waiting.add(new Waiting(vertx.getOrCreateContext(), promise));
        return promise.future();
    }

    private void pass() {
        next().ifPresent(Waiting::go);
    }

    private synchronized Optional<Waiting> next() {
        var next = Optional.ofNullable(waiting.poll());
        if (next.isEmpty()) {
            running--;
        }
        return next;
    }
}
