package hotline.loop;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Real timers, and a counter that a test can advance, so that a loop has failed for long at once. */
public final class LoopTime {
    private final AtomicLong ahead = new AtomicLong();

    public Loops loops(Vertx vertx, MeterRegistry metrics) {
        var real = new VertxTimers(vertx);
        return new Loops(vertx, metrics, new Timers() {
            @Override
            public long nanos() {
                return real.nanos() + ahead.get();
            }

            @Override
            public Sleep after(Duration pause, Runnable awake) {
                return real.after(pause, awake);
            }
        });
    }

    public void advance(Duration time) {
        ahead.addAndGet(time.toNanos());
    }
}
