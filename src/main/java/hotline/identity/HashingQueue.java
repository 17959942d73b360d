package hotline.identity;

import hotline.failure.Failure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;

/**
 * Hashing of passwords, on few threads and behind bounded queues. Browsers that signed in before have their own queue
 * and every second turn, so that unknown clients who fill theirs delay only unknown clients; and each asker has few
 * passwords under way, so that one address can't fill a queue.
 */
final class HashingQueue {
    private static final int THREADS = 2;
    private static final int MOST_WAITING_EACH = 32;
    private static final int MOST_OF_ONE = 8;

    private final Vertx vertx;
    private final WorkerExecutor threads;
    private final Queue<Work<?>> known = new ArrayDeque<>();
    private final Queue<Work<?>> strangers = new ArrayDeque<>();
    private final Map<Asker, Integer> underWay = new HashMap<>();
    private int running;
    private boolean strangersTurn;

    HashingQueue(Vertx vertx) {
        this.vertx = vertx;
        this.threads = vertx.createSharedWorkerExecutor("passwords", THREADS);
    }

    private record Work<T>(Asker asker, Callable<T> hashing, Context context, Promise<T> done) {}

    /** Fails with {@link Failure.TooMany} where that asker has too many under way, with {@link Failure.Busy} where all have. */
    <T> Future<T> run(Asker asker, Callable<T> hashing) {
        var work = new Work<>(asker, hashing, vertx.getOrCreateContext(), Promise.<T>promise());
        synchronized (this) {
            var queue = asker.isKnown() ? known : strangers;
            if (asker.isLimited() && underWay.getOrDefault(asker, 0) >= MOST_OF_ONE) {
                return Future.failedFuture(
                        new Failure.TooMany("too many sign-ins at once from here", Duration.ofSeconds(1)));
            }
            if (queue.size() >= MOST_WAITING_EACH) {
                return Future.failedFuture(new Failure.Busy("too many people sign in at once", Duration.ofSeconds(2)));
            }
            underWay.merge(asker, 1, Integer::sum);
            queue.add(work);
        }
        startNext();
        return work.done.future();
    }

    private void startNext() {
        Work<?> next;
        synchronized (this) {
            next = running < THREADS ? next() : null;
            if (next == null) {
                return;
            }
            running++;
        }
        start(next);
    }

    private <T> void start(Work<T> work) {
        hashed(work).onComplete((result, failure) -> {
            synchronized (this) {
                running--;
                underWay.computeIfPresent(work.asker, (same, n) -> n == 1 ? null : n - 1);
            }
            startNext();
            // This is the context of an earlier request.
            work.context.runOnContext(back -> work.done.complete(result, failure));
        });
    }

    private <T> Future<T> hashed(Work<T> work) {
        try {
            return threads.executeBlocking(work.hashing, false);
        } catch (RejectedExecutionException closed) {
            return Future.failedFuture(new Failure.Busy("the server is stopping", Duration.ofSeconds(1)));
        }
    }

    private Work<?> next() {
        strangersTurn = !strangersTurn;
        var first = strangersTurn ? strangers : known;
        var second = strangersTurn ? known : strangers;
        return first.isEmpty() ? second.poll() : first.poll();
    }
}
