package hotline.loop;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;

/** Loops of a test, without monitoring. */
public final class TestLoops {
    private TestLoops() {}

    public static Loops on(Vertx vertx) {
        return new Loops(vertx, new SimpleMeterRegistry());
    }
}
