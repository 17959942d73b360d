package hotline.server;

import hotline.http.engine.Routes;
import io.vertx.core.Future;
import java.util.List;

/** One feature as the composition root sees it: its services built, its operations ready to be bound. */
interface Feature {
    List<Routes> routes();

    /** What works less well than it should while requests are served, in words; empty where nothing does. */
    default List<String> degraded() {
        return List.of();
    }

    /** Starts what runs by itself: timers, log readers. Called before the first request. */
    default Future<Void> start() {
        return Future.succeededFuture();
    }

    /** Fails where this part can't serve at the moment, with what keeps it from that. Asked a few times a second. */
    default Future<Void> readiness() {
        return Future.succeededFuture();
    }

    /** Ends what would never end by itself, such as event streams. Called before HTTP waits for its last answers. */
    default Future<Void> hangUp() {
        return Future.succeededFuture();
    }

    /** Finishes what is under way and stops what {@link #start()} began. Called after the last answer. */
    default Future<Void> stop() {
        return Future.succeededFuture();
    }
}
