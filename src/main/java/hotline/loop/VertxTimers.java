package hotline.loop;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** All actions set here run on one event loop. */
final class VertxTimers implements Timers {
    private final Vertx vertx;
    private final Context context;

    VertxTimers(Vertx vertx) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Sleep after(Duration pause, Runnable awake) {
        var cancelled = new AtomicBoolean();
        Runnable unlessCancelled = () -> {
            if (!cancelled.get()) {
                awake.run();
            }
        };
        if (pause.toMillis() <= 0) {
            context.runOnContext(now -> unlessCancelled.run());
            return () -> cancelled.set(true);
        }
        long timer = vertx.setTimer(pause.toMillis(), fired -> context.runOnContext(now -> unlessCancelled.run()));
        return () -> {
            cancelled.set(true);
            vertx.cancelTimer(timer);
        };
    }
}
