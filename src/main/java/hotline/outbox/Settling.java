package hotline.outbox;

import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.outbox.RouteCourse.Ended;
import hotline.parking.RowFault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what became of tries: those that end within a moment of each other, or while a transaction is under way, are written together. Where the database does not answer
 * they are kept; a node that dies loses them, and their leases end.
 */
final class Settling {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
    private static final Pace PACE = Pace.ofMillis(1_000, 15_000);
    private static final int MOST = 500;
    /** Others that are under way may end meanwhile. */
    private static final long MOMENT_MILLIS = 25;

    private final TryEndings endings;
    private final Runnable then;
    private final Loop loop;
    private final Vertx vertx;
    private final Deque<Ended> ended = new ArrayDeque<>();
    private final AtomicBoolean waits = new AtomicBoolean();

    /** @param then once some are written: their routes have room again */
    Settling(Loops loops, TryEndings endings, Runnable then) {
        this.vertx = loops.vertx();
        this.endings = endings;
        this.then = then;
        this.loop = loops.loop("message ends", PACE, this::round);
    }

    void start() {
        loop.start();
    }

    /** Completes when all that has ended is written, or could not be. */
    Future<Void> stop() {
        return loop.now().otherwiseEmpty().compose(last -> loop.stop());
    }

    /** @param isLast no other try is under way whose end could be written with it */
    void add(Ended end, boolean isLast) {
        synchronized (ended) {
            ended.add(end);
        }
        if (isLast) {
            loop.now();
        } else if (waits.compareAndSet(false, true)) {
            vertx.setTimer(MOMENT_MILLIS, over -> {
                waits.set(false);
                loop.now();
            });
        }
    }

    private Future<Next> round() {
        var taken = taken();
        if (taken.isEmpty()) {
            return Future.succeededFuture(Next.usual());
        }
        return endings.write(taken)
                .recover(failure -> RowFault.isOfRow(failure) ? oneByOne(taken) : Future.failedFuture(failure))
                .onSuccess(written -> then.run())
                .onFailure(failure -> putBack(taken))
                .map(written -> Next.atOnceIf(hasMore()));
    }

    private List<Ended> taken() {
        synchronized (ended) {
            var taken = new ArrayList<Ended>();
            while (taken.size() < MOST && !ended.isEmpty()) {
                taken.add(ended.removeFirst());
            }
            return taken;
        }
    }

    private void putBack(List<Ended> taken) {
        synchronized (ended) {
            for (int i = taken.size() - 1; i >= 0; i--) {
                ended.addFirst(taken.get(i));
            }
        }
    }

    private boolean hasMore() {
        synchronized (ended) {
            return !ended.isEmpty();
        }
    }

    /** One that can't be written keeps its lease until that ends. */
    private Future<Void> oneByOne(List<Ended> taken) {
        var done = Future.<Void>succeededFuture();
        for (Ended end : taken) {
            done = done.compose(before -> endings.write(List.of(end))).recover(failure -> {
                if (!RowFault.isOfRow(failure)) {
                    return Future.failedFuture(failure);
                }
                LOG.error(
                        "What became of message {} could not be written",
                        end.message().id(),
                        failure);
                return Future.succeededFuture();
            });
        }
        return done;
    }
}
