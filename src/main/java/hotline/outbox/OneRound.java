package hotline.outbox;

import hotline.database.Database;
import hotline.outbox.RouteCourse.Ended;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;

/** Sends once work that is due, without a loop, for what waits for it, such as the demo's fill. */
public final class OneRound {
    private OneRound() {}

    /** @return how many were sent */
    public static Future<Integer> send(Database database, Outbox outbox, Deliverer deliverer, InstantSource clock) {
        return new Claims(database, clock).take(List.of(deliverer.way())).compose(claimed -> {
            var ended = claimed.stream()
                    .map(one -> deliverer
                            .deliver(one.message(), one.route())
                            .map(delivery -> new Ended(one.message(), delivery, clock.instant(), true)))
                    .toList();
            return Future.all(ended)
                    .compose(all -> ended.isEmpty()
                            ? Future.succeededFuture()
                            : new TryEndings(database, outbox, clock)
                                    .write(ended.stream().map(Future::result).toList()))
                    .map(ended.size());
        });
    }
}
