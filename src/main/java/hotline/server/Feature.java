package hotline.server;

import hotline.http.engine.Routes;
import io.vertx.core.Future;
import java.util.List;

/** One feature as the composition root sees it: its services built, its operations ready to be bound. */
interface Feature {
    List<Routes> routes();

    /** Descriptions of degraded functions while requests are served; empty where all work. */
    default List<String> degraded() {
        return List.of();
    }

    /** Starts background work: timers, log readers. Called before the first request. */
    default Future<Void> start() {
        return Future.succeededFuture();
    }

    /** Fails where this feature can't serve at the moment, with the reason. Called a few times a second. */
    default Future<Void> readiness() {
        return Future.succeededFuture();
    }

    /** Ends endless answers, such as event streams. Called before HTTP waits for its last answers. */
    default Future<Void> hangUp() {
        return Future.succeededFuture();
    }

    /** Finishes running work and stops what {@link #start()} began. Called after the last answer. */
    default Future<Void> stop() {
        return Future.succeededFuture();
    }
}
