package hotline.http.engine;

import hotline.http.connection.TrustedProxies;
import io.vertx.core.Vertx;

/** Readers of bodies that share their bounds: the memory of all bodies of a node, and their slowness. */
final class Bodies {
    private final BytesInFlight inFlight = BytesInFlight.ofHeap();
    private final SlowBodies slow;
    private final TrustedProxies proxies;
    private final Problems problems;

    Bodies(Vertx vertx, TrustedProxies proxies, Problems problems) {
        this.slow = new SlowBodies(vertx);
        this.proxies = proxies;
        this.problems = problems;
    }

    BodyReader reader(long longest) {
        return new BodyReader(longest, inFlight, slow, proxies, problems);
    }
}
