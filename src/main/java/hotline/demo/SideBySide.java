package hotline.demo;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Runs pieces of work in parallel, but few at a time: each further connection must prepare all statements again, and
 * more connections make no processor busier.
 */
final class SideBySide {
    private static final int AT_ONCE = 3;

    private SideBySide() {}

    /** Begins them in this order; completes when all are done, or when one has failed. */
    static Future<Void> run(Collection<Supplier<Future<Void>>> work) {
        var waiting = new ArrayDeque<>(work);
        var lanes = new ArrayList<Future<Void>>();
        for (int i = 0; i < AT_ONCE; i++) {
            lanes.add(lane(waiting));
        }
        return Future.all(lanes).mapEmpty();
    }

    private static Future<Void> lane(Queue<Supplier<Future<Void>>> waiting) {
        var next = waiting.poll();
        return next == null ? Future.succeededFuture() : next.get().compose(done -> lane(waiting));
    }
}
